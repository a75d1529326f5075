// Nothing here runs: it compiles when what the document promises is what the SDK's types say, and what callers may give is what it takes.
import type {
  BatchEventResult, Buddy, BuddyBadge, BuddyEvolutionRecord, BuddyList, BuddyProgression, BuddyUnlock, CreateEmbedTokenParams, CreatePathDefinitionParams,
  CreatePathStepParams, CreatePathSubStepParams, CreateSessionParams, CreateWebhookParams, EarnCoinsParams, Egg, EggStatusChange, EmbedToken, EquipItemsParams,
  EquipItemsResult, EventEffects, EvolutionStatus, EvolveResult, HatchResult, HealthStatus, LedgerMovement, ManualCompleteResult, Operation, Page,
  PathDefinition, PathDefinitionWithSteps, PathRuntimePayload, PathStep, PathSubStep, Purchase, PurchasedItem, Schemas, SendEventParams, SessionToken,
  SkillsChanged, SkillUpdate, SpendCoinsParams, TokenGate, TokensSummary, UnlockResult, WebhookDelivery, WebhookEndpoint,
} from '@hatched/sdk-js';

type CamelName<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelName<Tail>>}` : S;
type DataKey = 'metadata' | 'properties' | 'custom_counters' | 'skills' | 'tokens';

/** What a shape on the wire is in the SDK. */
type Camel<T> = T extends ReadonlyArray<infer Item> ? Array<Camel<Item>>
  : T extends object ? { [K in keyof T as K extends string ? CamelName<K> : K]: K extends DataKey ? (T[K] extends readonly unknown[] ? Camel<T[K]> : T[K]) : Camel<T[K]> }
    : T;

/** An answer of the API is what the SDK says it is. */
type Answers<Schema extends keyof Schemas, Type> = Camel<Schemas[Schema]> extends Type ? true : { notAssignable: Camel<Schemas[Schema]>; to: Type };
/** Whatever a caller may give is taken by the API. */
type Takes<Schema extends keyof Schemas, Params> = Required<Params> extends Camel<Schemas[Schema]> ? true : { notAssignable: Params; to: Camel<Schemas[Schema]> };

type Holds<T extends true> = T;

export type Answered = [
  Holds<Answers<'EggResponse', Egg>>,
  Holds<Answers<'EggStatusChange', EggStatusChange>>,
  Holds<Answers<'OperationAccepted', HatchResult>>,
  Holds<Answers<'OperationAccepted', EvolveResult>>,
  Holds<Answers<'BuddyResponse', Buddy>>,
  Holds<Answers<'NumberedPageOfBuddyResponse', BuddyList>>,
  Holds<Answers<'BuddyProgression', BuddyProgression>>,
  Holds<Answers<'SkillsChanged', SkillsChanged>>,
  Holds<Answers<'MovementResponse', LedgerMovement>>,
  Holds<Answers<'BadgeResponse', BuddyBadge>>,
  Holds<Answers<'EquipAccepted', EquipItemsResult>>,
  Holds<Answers<'PurchaseResponse', Purchase>>,
  Holds<Answers<'PurchasedItemResponse', PurchasedItem>>,
  Holds<Answers<'EvolutionStatus', Omit<EvolutionStatus, 'requirements'>>>,
  Holds<Answers<'EvolutionStep', Omit<BuddyEvolutionRecord, 'source'>>>,
  Holds<Answers<'TokensResponse', TokensSummary>>,
  Holds<Answers<'EventEffects', EventEffects>>,
  Holds<Answers<'BatchEntry', Pick<BatchEventResult, 'accepted' | 'eventId'>>>,
  Holds<Answers<'OperationResponse', Operation>>,
  Holds<Answers<'SessionToken', SessionToken>>,
  Holds<Answers<'EmbedToken', Omit<EmbedToken, 'mode'>>>,
  Holds<Answers<'WebhookConfigResponse', WebhookEndpoint>>,
  Holds<Answers<'DeliveryResponse', WebhookDelivery>>,
  Holds<Answers<'DeliveryPage', Page<WebhookDelivery>>>,
  Holds<Answers<'GateResponse', TokenGate>>,
  Holds<Answers<'UnlockResponse', Omit<UnlockResult, 'unlocked'>>>,
  Holds<Answers<'BuddyUnlockResponse', BuddyUnlock>>,
  Holds<Answers<'PathDefinition', PathDefinitionWithSteps>>,
  Holds<Answers<'PathSummary', PathDefinition>>,
  Holds<Answers<'PathStepSummary', PathStep>>,
  Holds<Answers<'PathSubStep', PathSubStep>>,
  Holds<Answers<'PathRuntimePayload', PathRuntimePayload>>,
  Holds<Answers<'SubStepCompletionResult', ManualCompleteResult>>,
  Holds<Answers<'HealthSummary', HealthStatus>>,
];

export type Taken = [
  Holds<Takes<'SendEventRequest', SendEventParams & { occurredAt: string }>>,
  Holds<Takes<'CreateEggRequest', { userId: string; metadata: Record<string, unknown> }>>,
  Holds<Takes<'SkillUpdate', SkillUpdate>>,
  Holds<Takes<'EarnCoinsRequest', EarnCoinsParams>>,
  Holds<Takes<'SpendCoinsRequest', SpendCoinsParams>>,
  Holds<Takes<'EquipRequest', EquipItemsParams>>,
  Holds<Takes<'CreateSessionRequest', CreateSessionParams>>,
  Holds<Takes<'CreateEmbedTokenRequest', CreateEmbedTokenParams>>,
  Holds<Takes<'CreateWebhookConfigRequest', CreateWebhookParams>>,
  Holds<Takes<'PathDefinitionInput', CreatePathDefinitionParams>>,
  Holds<Takes<'PathStepInput', Omit<CreatePathStepParams, 'unlockCondition' | 'completionCondition'>>>,
  Holds<Takes<'PathSubStepInput', Omit<CreatePathSubStepParams, 'completionCondition'>>>,
];
