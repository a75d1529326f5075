// A learning app with a buddy for each user. Hatched counts what they do; this server sends it, and hears what came of it.
import { fileURLToPath } from 'node:url';
import express from 'express';
import { HatchedClient, HatchedError } from '@hatched/sdk-js';
import { verifyExpressRequest } from '@hatched/sdk-js/webhooks';

const { HATCHED_API_KEY, HATCHED_BASE_URL, PORT = '3000' } = process.env;
const hatched = new HatchedClient({ apiKey: HATCHED_API_KEY, baseUrl: HATCHED_BASE_URL });
const app = express();

// What a real app keeps in its database.
const buddies = new Map(); // user id → promise of the buddy's id
const news = new Map(); // delivery id → event, so that one that is delivered twice is taken once
let webhookSecret = process.env.HATCHED_WEBHOOK_SECRET;

/** The user's buddy. Whoever comes for the first time gets an egg, which hatches at once. */
async function buddyOf(userId) {
  const [known] = (await hatched.buddies.list({ userId, status: 'active', limit: 1 })).data;
  if (known) {
    return known.id;
  }

  const egg = await hatched.eggs.create({ userId, ensure: true });
  if (egg.status === 'waiting') {
    await hatched.eggs.updateStatus(egg.eggId, 'ready');
  }

  const { operationId } = await hatched.eggs.hatch(egg.eggId);
  const operation = await hatched.operations.wait(operationId, { intervalMs: 250 });
  if (operation.status !== 'completed') {
    throw new Error(`The egg did not hatch: ${operation.error}`);
  }

  return operation.result.buddyId;
}

// One promise a user: two requests at once must not lay two eggs. One that failed is tried again.
function buddyOnce(userId) {
  if (!buddies.has(userId)) {
    buddies.set(userId, buddyOf(userId).catch((error) => {
      buddies.delete(userId);
      throw error;
    }));
  }

  return buddies.get(userId);
}

app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));

app.get('/users/:userId/buddy', async (request, response) => {
  const { name, imageUrl, coins, evolutionStage } = await hatched.buddies.get(await buddyOnce(request.params.userId));
  response.json({ name, imageUrl, coins, evolutionStage });
});

app.post('/users/:userId/lessons/:lesson', express.json(), async (request, response) => {
  const { userId, lesson } = request.params;
  const buddyId = await buddyOnce(userId);
  // The event's id comes from the domain: a lesson that is sent twice counts once.
  const effects = await hatched.events.send({ eventId: `lesson:${lesson}:${userId}`, userId, type: 'lesson_completed', properties: { lesson, ...request.body } });
  if (effects.evolutionReady) {
    await hatched.buddies.evolve(buddyId); // the webhook tells when it is done
  }

  response.json(effects);
});

// For widgets in the user's browser: a token that may do no more than its scopes say, and not for long.
app.post('/users/:userId/widget-token', async (request, response) => {
  const { userId } = request.params;
  const { token, expiresAt } = await hatched.widgetSessions.create({ buddyId: await buddyOnce(userId), userId, scopes: ['read', 'events:track'], ttlSeconds: 900 });
  response.json({ token, expiresAt });
});

app.post('/webhooks/hatched', express.raw({ type: 'application/json' }), async (request, response) => {
  const delivery = await verifyExpressRequest(request, webhookSecret);
  if (!delivery.valid) {
    response.status(400).json({ error: delivery.reason });
    return;
  }

  news.set(delivery.deliveryId, { type: delivery.eventType, ...delivery.event });
  response.sendStatus(202);
});

app.get('/users/:userId/news', (request, response) => {
  response.json([...news.values()].filter((event) => event.userId === request.params.userId));
});

app.use((error, _request, response, next) => {
  if (!(error instanceof HatchedError)) {
    next(error);
    return;
  }

  console.error(`${error.name} ${error.code} (request ${error.requestId}): ${error.message}`);
  response.status(error.retryable ? 503 : 502).json({ error: error.code });
});

const server = app.listen(Number(PORT), async (error) => {
  if (error) {
    throw error;
  }

  const url = `http://127.0.0.1:${server.address().port}`;
  // In production an endpoint is registered once and its secret kept; for a try, each start has one of its own.
  if (!webhookSecret) {
    const endpoint = await hatched.webhooks.create({ url: `${process.env.PUBLIC_URL ?? url}/webhooks/hatched`, events: ['*'], description: 'Express sample' });
    webhookSecret = endpoint.secret;
    const forget = async () => {
      await hatched.webhooks.delete(endpoint.id);
      process.exit(0);
    };
    process.once('SIGTERM', forget).once('SIGINT', forget);
  }

  console.log(`Listening on ${url}`);
});
