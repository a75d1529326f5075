const colours = ["#F2A541", "#E4687A", "#5B8DEF", "#45B39C", "#9B72CF", "#FFC24D"];
const LASTS = 1_800;

interface Piece {
  x: number;
  y: number;
  dx: number;
  dy: number;
  turn: number;
  spin: number;
  size: number;
  colour: string;
  round: boolean;
}

/** Two short throws from below, over within 1.8 s; drawn on our own canvas, without a worker, which a strict policy would refuse. */
export function confetti(canvas: HTMLCanvasElement, playful: boolean): void {
  const context = canvas.getContext("2d");
  if (!context) {
    return;
  }
  const [width, height] = ([canvas.width, canvas.height] = [window.innerWidth, window.innerHeight]);
  const force = Math.min(height, 900) / 38;
  const pieces = [0.06, 0.94].flatMap((from) =>
    Array.from({ length: playful ? 60 : 40 }, (): Piece => {
      const angle = ((from < 0.5 ? 66 : 114) + (Math.random() - 0.5) * 46) * (Math.PI / 180);
      const speed = force * (0.55 + Math.random() * 0.6);
      return {
        x: width * from,
        y: height * 0.96,
        dx: Math.cos(angle) * speed,
        dy: -Math.sin(angle) * speed,
        turn: Math.random() * 6,
        spin: (Math.random() - 0.5) * 0.3,
        size: (playful ? 6 : 4.5) + Math.random() * 4,
        colour: colours[Math.floor(Math.random() * colours.length)]!,
        round: Math.random() < 0.35,
      };
    }),
  );
  const start = performance.now();
  let last = start;

  const frame = (now: number) => {
    const step = Math.min(2.5, (now - last) / 16.7);
    last = now;
    context.clearRect(0, 0, width, height);
    context.globalAlpha = Math.max(0, Math.min(1, (LASTS - (now - start)) / 500));
    for (const piece of pieces) {
      drawPiece(context, piece, step);
    }
    if (now - start < LASTS && canvas.isConnected) {
      requestAnimationFrame(frame);
    } else {
      context.clearRect(0, 0, width, height);
    }
  };
  requestAnimationFrame(frame);
}

function drawPiece(context: CanvasRenderingContext2D, piece: Piece, step: number): void {
  piece.dx *= 0.985 ** step;
  piece.dy = piece.dy * 0.985 ** step + 0.42 * step;
  piece.x += piece.dx * step;
  piece.y += piece.dy * step;
  piece.turn += piece.spin * step;
  context.fillStyle = piece.colour;
  context.beginPath();
  if (piece.round) {
    context.ellipse(piece.x, piece.y, piece.size / 2, (Math.abs(Math.cos(piece.turn)) * piece.size) / 2, 0, 0, 7);
  } else {
    // A slip of paper that turns over as it falls.
    const [across, down] = [piece.size * Math.cos(piece.turn), piece.size * 0.6];
    context.ellipse(piece.x, piece.y, Math.abs(across), down * 0.5, piece.turn, 0, 7);
    context.rect(piece.x - across / 2, piece.y - down / 2, across, down);
  }

  context.fill();
}
