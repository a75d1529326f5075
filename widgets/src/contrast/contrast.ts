import { addCorrection } from "../core/index.ts";
import { correct } from "../core/theme/contrast.ts";

addCorrection(correct);
