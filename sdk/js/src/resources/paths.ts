import type { Call, Method } from '../http.js';
import type {
  CreatePathDefinitionParams, CreatePathStepParams, CreatePathSubStepParams, ManualCompleteResult, PathDefinition, PathDefinitionWithSteps,
  PathRuntimePayload, PathStep, PathSubStep, UpdatePathDefinitionParams, UpdatePathStepParams, UpdatePathSubStepParams,
} from './path-types.js';
import { Resource } from './resource.js';

/**
 * Guided journey primitive — a path is an ordered list of steps; each step holds an ordered list of sub-steps with an optional completion
 * condition. Sub-step completions advance the buddy through the path automatically (rule-engine) or manually via `completeSubStep`.
 */
export class PathsResource extends Resource {
  /** Lists the paths of the draft, of all audiences or of one. */
  async list(audience?: string, signal?: AbortSignal): Promise<PathDefinition[]> {
    return (await this.http.request<{ data: PathDefinition[] }>({ method: 'GET', path: ['path-definitions'], query: { audience }, signal })).data;
  }

  /** Fetches a path with its steps and their sub-steps. */
  get(definitionId: string, signal?: AbortSignal): Promise<PathDefinitionWithSteps> {
    return this.#of('GET', [definitionId], { signal });
  }

  /** Adds a path to the draft. */
  create(params: CreatePathDefinitionParams, signal?: AbortSignal): Promise<PathDefinition> {
    return this.http.request({ method: 'POST', path: ['path-definitions'], body: params, signal });
  }

  /** Changes a path of the draft. */
  update(definitionId: string, params: UpdatePathDefinitionParams, signal?: AbortSignal): Promise<PathDefinition> {
    return this.#of('PUT', [definitionId], { body: params, signal });
  }

  /** Removes a path from the draft. */
  delete(definitionId: string, signal?: AbortSignal): Promise<void> {
    return this.#of('DELETE', [definitionId], { signal });
  }

  /** Atomic single-active activation: deactivates every other path on the same (customer, audience) in a single transaction. */
  setActive(definitionId: string, isActive: boolean, signal?: AbortSignal): Promise<PathDefinition> {
    return this.#of('POST', [definitionId, isActive ? 'activate' : 'deactivate'], { signal });
  }

  /** Adds a step to a path. */
  addStep(definitionId: string, params: CreatePathStepParams, signal?: AbortSignal): Promise<PathStep> {
    return this.#of('POST', [definitionId, 'steps'], { body: params, signal });
  }

  /** Changes a step. */
  updateStep(definitionId: string, stepId: string, params: UpdatePathStepParams, signal?: AbortSignal): Promise<PathStep> {
    return this.#of('PUT', [definitionId, 'steps', stepId], { body: params, signal });
  }

  /** Removes a step and its sub-steps. */
  deleteStep(definitionId: string, stepId: string, signal?: AbortSignal): Promise<void> {
    return this.#of('DELETE', [definitionId, 'steps', stepId], { signal });
  }

  /** Gives steps other places. Answers all steps in their new order. */
  reorderSteps(definitionId: string, ordering: Array<{ id: string; ordinal: number }>, signal?: AbortSignal): Promise<PathStep[]> {
    return this.#reordered([definitionId, 'steps', 'reorder'], ordering, signal);
  }

  /** Adds a sub-step to a step. */
  addSubStep(definitionId: string, stepId: string, params: CreatePathSubStepParams, signal?: AbortSignal): Promise<PathSubStep> {
    return this.#of('POST', [definitionId, 'steps', stepId, 'sub-steps'], { body: params, signal });
  }

  /** Changes a sub-step. */
  updateSubStep(definitionId: string, stepId: string, subStepId: string, params: UpdatePathSubStepParams, signal?: AbortSignal): Promise<PathSubStep> {
    return this.#of('PUT', [definitionId, 'steps', stepId, 'sub-steps', subStepId], { body: params, signal });
  }

  /** Removes a sub-step. */
  deleteSubStep(definitionId: string, stepId: string, subStepId: string, signal?: AbortSignal): Promise<void> {
    return this.#of('DELETE', [definitionId, 'steps', stepId, 'sub-steps', subStepId], { signal });
  }

  /** Gives sub-steps other places. Answers all sub-steps of the step in their new order. */
  reorderSubSteps(
    definitionId: string, stepId: string, ordering: Array<{ id: string; ordinal: number }>, signal?: AbortSignal,
  ): Promise<PathSubStep[]> {
    return this.#reordered([definitionId, 'steps', stepId, 'sub-steps', 'reorder'], ordering, signal);
  }

  /** A path as a buddy sees it: what is locked, open and done. */
  getForBuddy(buddyId: string, pathKey: string, signal?: AbortSignal): Promise<PathRuntimePayload> {
    return this.#of('GET', ['buddies', buddyId, 'paths', pathKey], { signal });
  }

  /**
   * Manually mark a sub-step complete. Idempotent on (buddy, sub-step). Returns cascade flags so callers can paint celebrations without an
   * extra round-trip.
   */
  completeSubStep(buddyId: string, pathKey: string, subStepKey: string, signal?: AbortSignal): Promise<ManualCompleteResult> {
    return this.#of('POST', ['buddies', buddyId, 'paths', pathKey, 'sub-steps', subStepKey, 'complete'], { signal });
  }

  async #reordered<T>(path: string[], ordering: Array<{ id: string; ordinal: number }>, signal: AbortSignal | undefined): Promise<T[]> {
    return (await this.#of<{ data: T[] }>('PUT', path, { body: { ordering }, signal })).data;
  }

  #of<T>(method: Method, path: string[], rest: Omit<Call, 'method' | 'path'>): Promise<T> {
    return this.http.request({ method, path: ['path-definitions', ...path], ...rest });
  }
}
