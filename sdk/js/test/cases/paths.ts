import assert from 'node:assert/strict';
import { NotFoundError } from '@hatched/sdk-js';
import { failure } from '../support.js';
import { A, B, C, type Case, listOf } from './case.js';

const P = '/path-definitions';

export const paths: Record<string, Case> = {
  'paths.list': {
    route: 'GET /api/v1/path-definitions',
    call: (client) => client.paths.list('students'), path: P, query: { audience: 'students' }, answer: listOf,
    real: async ({ client, path }) => {
      const { id } = await path();
      assert.ok((await client.paths.list()).some((one) => one.id === id));
      assert.ok((await client.paths.list('default')).some((one) => one.id === id));
    },
  },
  'paths.get': {
    route: 'GET /api/v1/path-definitions/{id}',
    call: (client) => client.paths.get(A), path: `${P}/${A}`,
    real: async ({ client, path }) => {
      const { id, stepId, subStepId } = await path();
      const { steps } = await client.paths.get(id);
      assert.deepEqual(steps.map((step) => [step.id, step.subSteps.map((sub) => sub.id)]), [[stepId, [subStepId]]]);
    },
  },
  'paths.create': {
    route: 'POST /api/v1/path-definitions',
    call: (client) => client.paths.create({ key: 'first_steps', label: 'First steps', accentColor: '#ff6b4a', displayMode: 'zigzag', isActive: false }),
    path: P, body: { key: 'first_steps', label: 'First steps', accent_color: '#ff6b4a', display_mode: 'zigzag', is_active: false },
    real: async ({ client, key }) => {
      const label = key('path');
      const made = await client.paths.create({ key: label, label, icon: 'leaf', displayMode: 'zigzag', isActive: false });
      assert.deepEqual([made.key, made.label, made.icon, made.displayMode, made.isActive], [label, label, 'leaf', 'zigzag', false]);
    },
  },
  'paths.update': {
    route: 'PUT /api/v1/path-definitions/{id}',
    call: (client) => client.paths.update(A, { label: 'Other', displayMode: 'stepper' }), path: `${P}/${A}`, body: { label: 'Other', display_mode: 'stepper' },
    real: async ({ client, path }) => {
      const { id, key } = await path();
      assert.equal((await client.paths.update(id, { key, label: 'Other', displayMode: 'stepper' })).displayMode, 'stepper');
    },
  },
  'paths.delete': {
    route: 'DELETE /api/v1/path-definitions/{id}',
    call: (client) => client.paths.delete(A), path: `${P}/${A}`,
    real: async ({ client, path }) => {
      const { id } = await path();
      assert.equal(await client.paths.delete(id), undefined);
      await failure(client.paths.get(id), NotFoundError);
    },
  },
  'paths.setActive': {
    route: 'POST /api/v1/path-definitions/{id}/activate',
    call: (client) => client.paths.setActive(A, true), path: `${P}/${A}/activate`,
    real: async ({ client, path }) => {
      const [one, other] = [await path(), await path()];
      assert.equal((await client.paths.setActive(one.id, true)).isActive, true);
      assert.equal((await client.paths.setActive(other.id, true)).isActive, true);
      assert.equal((await client.paths.get(one.id)).isActive, false);
      assert.equal((await client.paths.setActive(other.id, false)).isActive, false);
    },
  },
  'paths.addStep': {
    route: 'POST /api/v1/path-definitions/{id}/steps',
    call: (client) => client.paths.addStep(A, { key: 'warm_up', label: 'Warm up', ordinal: 1, rewardCoins: 5, completionCondition: { type: 'event_count', config: { eventType: 'x', count: 1 } } }),
    path: `${P}/${A}/steps`, body: { key: 'warm_up', label: 'Warm up', ordinal: 1, reward_coins: 5, completion_condition: { type: 'event_count', config: { event_type: 'x', count: 1 } } },
    real: async ({ client, path, key }) => {
      const { id } = await path();
      const step = await client.paths.addStep(id, { key: key('step'), label: 'Next', ordinal: 2, rewardCoins: 5, completionCondition: { type: 'event_count', config: { eventType: 'lesson_completed', count: 1 } } });
      assert.deepEqual([step.pathDefinitionId, step.ordinal, step.rewardCoins, step.completionCondition?.config['eventType']], [id, 2, 5, 'lesson_completed']);
    },
  },
  'paths.updateStep': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}',
    call: (client) => client.paths.updateStep(A, B, { label: 'Other' }), path: `${P}/${A}/steps/${B}`, body: { label: 'Other' },
    real: async ({ client, path }) => {
      const { id, stepId, stepKey } = await path();
      assert.equal((await client.paths.updateStep(id, stepId, { key: stepKey, label: 'Other', ordinal: 1 })).label, 'Other');
    },
  },
  'paths.deleteStep': {
    route: 'DELETE /api/v1/path-definitions/{id}/steps/{stepId}',
    call: (client) => client.paths.deleteStep(A, B), path: `${P}/${A}/steps/${B}`,
    real: async ({ client, path }) => {
      const { id, stepId } = await path();
      assert.equal(await client.paths.deleteStep(id, stepId), undefined);
      assert.deepEqual((await client.paths.get(id)).steps, []);
    },
  },
  'paths.reorderSteps': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/reorder',
    call: (client) => client.paths.reorderSteps(A, [{ id: B, ordinal: 2 }, { id: C, ordinal: 1 }]),
    path: `${P}/${A}/steps/reorder`, body: { ordering: [{ id: B, ordinal: 2 }, { id: C, ordinal: 1 }] }, answer: listOf,
    real: async ({ client, path, key }) => {
      const { id, stepId } = await path();
      const other = await client.paths.addStep(id, { key: key('step'), label: 'Next', ordinal: 2 });
      const steps = await client.paths.reorderSteps(id, [{ id: stepId, ordinal: 2 }, { id: other.id, ordinal: 1 }]);
      assert.deepEqual(steps.map((step) => step.id), [other.id, stepId]);
    },
  },
  'paths.addSubStep': {
    route: 'POST /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps',
    call: (client) => client.paths.addSubStep(A, B, { key: 'read_it', label: 'Read', ordinal: 1, allowSkipAhead: true, ctaLabel: 'Go' }),
    path: `${P}/${A}/steps/${B}/sub-steps`, body: { key: 'read_it', label: 'Read', ordinal: 1, allow_skip_ahead: true, cta_label: 'Go' },
    real: async ({ client, path, key }) => {
      const { id, stepId } = await path();
      const sub = await client.paths.addSubStep(id, stepId, { key: key('sub'), label: 'Read', ordinal: 2, contentUrl: 'https://example.com/read', ctaLabel: 'Go' });
      assert.deepEqual([sub.pathStepId, sub.ctaLabel, sub.allowManualComplete], [stepId, 'Go', true]);
    },
  },
  'paths.updateSubStep': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/{subStepId}',
    call: (client) => client.paths.updateSubStep(A, B, C, { label: 'Other' }), path: `${P}/${A}/steps/${B}/sub-steps/${C}`, body: { label: 'Other' },
    real: async ({ client, path }) => {
      const { id, stepId, subStepId, subStepKey } = await path();
      assert.equal((await client.paths.updateSubStep(id, stepId, subStepId, { key: subStepKey, label: 'Other', ordinal: 1 })).label, 'Other');
    },
  },
  'paths.deleteSubStep': {
    route: 'DELETE /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/{subStepId}',
    call: (client) => client.paths.deleteSubStep(A, B, C), path: `${P}/${A}/steps/${B}/sub-steps/${C}`,
    real: async ({ client, path }) => {
      const { id, stepId, subStepId } = await path();
      assert.equal(await client.paths.deleteSubStep(id, stepId, subStepId), undefined);
      assert.deepEqual((await client.paths.get(id)).steps[0]?.subSteps, []);
    },
  },
  'paths.reorderSubSteps': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/reorder',
    call: (client) => client.paths.reorderSubSteps(A, B, [{ id: C, ordinal: 1 }]),
    path: `${P}/${A}/steps/${B}/sub-steps/reorder`, body: { ordering: [{ id: C, ordinal: 1 }] }, answer: listOf,
    real: async ({ client, path, key }) => {
      const { id, stepId, subStepId } = await path();
      const other = await client.paths.addSubStep(id, stepId, { key: key('sub'), label: 'Read', ordinal: 2 });
      const subs = await client.paths.reorderSubSteps(id, stepId, [{ id: subStepId, ordinal: 2 }, { id: other.id, ordinal: 1 }]);
      assert.deepEqual(subs.map((sub) => sub.id), [other.id, subStepId]);
    },
  },
  'paths.getForBuddy': {
    route: 'GET /api/v1/path-definitions/buddies/{buddyId}/paths/{pathKey}',
    call: (client) => client.paths.getForBuddy(A, 'first_steps'), path: `${P}/buddies/${A}/paths/first_steps`,
    real: async ({ client, buddy, journey }) => {
      const { key, stepKey, subStepKey } = await journey();
      const runtime = await client.paths.getForBuddy((await buddy()).id, key);
      assert.equal(runtime.definition.key, key);
      assert.deepEqual([runtime.steps[0]?.key, runtime.steps[0]?.subSteps[0]?.key, runtime.steps[0]?.unlocked], [stepKey, subStepKey, true]);
    },
  },
  'paths.completeSubStep': {
    route: 'POST /api/v1/path-definitions/buddies/{buddyId}/paths/{pathKey}/sub-steps/{subKey}/complete',
    call: (client) => client.paths.completeSubStep(A, 'first_steps', 'read_it'), path: `${P}/buddies/${A}/paths/first_steps/sub-steps/read_it/complete`,
    real: async ({ client, hatch, journey }) => {
      const [{ id }, { key, stepKey, subStepKey }] = [await hatch(), await journey()];
      const done = await client.paths.completeSubStep(id, key, subStepKey);
      assert.deepEqual([done.alreadyCompleted, done.stepKey, done.subStepKey], [false, stepKey, subStepKey]);
      assert.equal((await client.paths.completeSubStep(id, key, subStepKey)).alreadyCompleted, true);
    },
  },
};
