// Generated from the OpenAPI document by scripts/generate-api.js; do not edit.

/** Every schema of the API, spelt as on the wire. */
export interface Schemas {
  /** What was done, or will be if there is something to do it to. */
  Acknowledgement: {
    status: string;
  };
  /** The item to acquire. */
  AcquireItemRequest: {
    item_id: string;
  };
  /** How an item came to a buddy: bought, or given. */
  AcquiredBy: 'purchase' | 'unlock';
  /** A user and how much came of it. */
  ActiveUser: {
    user_id: string;
    events: number;
    last_event_at: string;
  };
  /** An event to trigger by hand: to correct, to try, to make good. */
  AdminTriggerRequest: {
    /** The customer's own id of the user, 1–200 characters. */
    user_id: string;
    /** 1–100 of `[a-z0-9_.:-]`. */
    type: string;
    /** At most 5 minutes ahead and 90 days back; now when absent. */
    occurred_at?: string | null;
    /** Needed once the customer has two or more. */
    audience?: string | null;
    /** What rules may look at: at most 32 KiB and 8 levels deep. */
    properties?: Record<string, unknown> | null;
    /** Kept with the event. */
    reason?: string | null;
    /** The user's, an IANA name such as `Europe/Istanbul`, as in `POST /events`. */
    time_zone?: string | null;
  };
  /** Whether what is held counts, or everything ever earned. */
  AmountBasis: 'balance' | 'lifetime_earned';
  /** A key as listed: enough to recognise it by. */
  ApiKeyResponse: {
    id: string;
    kind: 'secret' | 'publishable';
    label: string;
    prefix: string;
    last_four: string;
    mode: string;
    /** Of a publishable key; empty for a secret one, which may do everything. */
    scopes: Array<string>;
    created_at: string;
  };
  /** Why the picture is not what it should be. */
  AppearanceError: {
    /** `needs_rerender`. */
    code: string;
  };
  /** The preset to start from. */
  ApplyPresetRequest: {
    preset_key: string;
  };
  /** The theme whose skills and skill rules the draft is to have. */
  ApplyThemePackRequest: {
    theme?: Schemas['Theme'] | null;
  };
  /** One attempt to deliver. */
  AttemptResponse: {
    /** What `X-Hatched-Attempt` said. */
    id: string;
    /** 1… */
    attempt: number;
    started_at: string;
    duration_ms: number;
    response_code: number | null;
    error_message: string | null;
  };
  /** A group of the customer's users with a buddy, rules and shops of its own. */
  AudienceModel: {
    /** Lower-case snake_case, at most 32 characters; what eggs, buddies, events and rules name. */
    key: string;
    /** For the dashboard. */
    label: string;
    /** A paragraph on who they are, for generated copy and pictures. */
    brief?: string;
  };
  /** A badge to award by hand. */
  AwardBadgeRequest: {
    /** A badge of the buddy's config version. */
    badge_key: string;
    /** Kept with the award, up to 500 characters. */
    reason?: string | null;
  };
  /** Whether the rules award the badge or a person does. */
  AwardMode: 'auto' | 'manual';
  /** The customer's own past events, played from an empty start with the published rules (before) and with the draft (after), as if every user had had a buddy all along. */
  Backtest: {
    /** The oldest event that could be played. */
    since: string;
    events: number;
    /** How many users the played events are of. */
    users: number;
    coins_before: number;
    coins_after: number;
    badges_before: number;
    badges_after: number;
    /** True when there were more events than the sample holds; the newest are played. */
    truncated: boolean;
  };
  /** Given once a buddy: by the rules (`auto`), or by hand when its condition holds (`manual`). */
  BadgeDefinition: {
    id: string;
    key: string;
    label: string;
    description: string | null;
    icon_url: string | null;
    audience: string | null;
    award_mode: Schemas['AwardMode'];
    condition: Schemas['ProgressionCondition'] | null;
    reward: Schemas['Reward'] | null;
    is_active: boolean;
  };
  /** A badge to create, or all of what one is to become. */
  BadgeDefinitionInput: {
    key: string;
    label: string;
    description?: string | null;
    icon_url?: string | null;
    audience?: string | null;
    award_mode?: Schemas['AwardMode'];
    condition?: Schemas['ProgressionCondition'] | null;
    reward?: Schemas['Reward'] | null;
    is_active?: boolean;
  };
  /** The badge that must be there. */
  BadgeEarnedConfig: {
    badge_key: string;
  };
  /** A badge that the buddy has. */
  BadgeResponse: {
    badge_key: string;
    badge_id: string;
    label: string | null;
    description: string | null;
    icon_url: string | null;
    reason: string | null;
    source_event_id: string | null;
    awarded_at: string;
  };
  /** What became of each event, in the order they were sent. */
  BatchAnswer: {
    results: Array<Schemas['BatchEntry']>;
  };
  /** One of a batch: the single answer, or `accepted: false` with the reason. */
  BatchEntry: {
    accepted: boolean;
    event_id: string | null;
    effects?: Schemas['EventEffects'] | null;
    error?: Schemas['BatchError'] | null;
  };
  /** Why an event of a batch was refused. */
  BatchError: {
    code: string;
    message: string;
    /** As in the error of a single event: of `validation_failed`, the fields. */
    details?: Record<string, unknown>;
  };
  /** How many buddies were, or would be, moved. */
  BuddiesMigrated: {
    config_version_id: string;
    version: number;
    /** Active buddies that the request names. */
    matched: number;
    /** Those of them that were on another version; in a dry run, those that would move. */
    migrated: number;
    dry_run: boolean;
  };
  /** Whether the picture shows what the buddy wears. */
  BuddyAppearance: {
    status: 'ready' | 'pending' | 'awaiting_credits' | 'failed';
    operation_id: string | null;
    desired_equipped_item_ids: Array<string>;
    rendered_equipped_item_ids: Array<string>;
    retryable: boolean;
    message: string | null;
    error: Schemas['AppearanceError'] | null;
  };
  /** The numbers that a buddy shows. */
  BuddyProgression: {
    /** The total skill level, by another name. */
    xp: number;
    total_skill_level: number;
    badge_count: number;
    item_count: number;
    /** Of the hero streak; without one, of the longest. */
    current_streak: number;
    longest_streak: number;
    custom_counters: Record<string, number>;
  };
  /** A buddy, whole. */
  BuddyResponse: {
    id: string;
    customer_id: string;
    /** The customer's own id of the owner. */
    user_id: string;
    audience: string;
    name: string;
    config_version_id: string;
    /** 1 Hatchling … 5 Elder. */
    evolution_stage: number;
    /** The balance of the primary token. */
    coins: number;
    /** An archived buddy does not change any more. */
    status: 'active' | 'archived';
    /** Skill key to value. */
    skills: Record<string, number>;
    /** Token key to balance. */
    tokens: Record<string, number>;
    progression: Schemas['BuddyProgression'];
    image_url: string | null;
    base_image_url: string | null;
    thumb_url: string | null;
    equipped_items: Array<Schemas['EquippedItem']>;
    appearance: Schemas['BuddyAppearance'];
    /** The user's, whose midnight streaks go by: of the last event that brought one, or as it was set. Absent: your default. */
    time_zone?: string | null;
    /** When its egg began to hatch. */
    created_at: string;
    /** When the buddy itself last changed: name, stage, outfit, picture, status, or what was set by hand. Progress by events is none of it. */
    updated_at: string;
  };
  /** A gate that the buddy has opened. */
  BuddyUnlockResponse: {
    gate_key: string;
    unlocked_at: string;
    metadata: Record<string, unknown>;
  };
  /** The gates that the buddy has opened, newest first. */
  BuddyUnlocksResponse: {
    unlocks: Array<Schemas['BuddyUnlockResponse']>;
  };
  /** Which build this is. */
  BuildMetadata: {
    name: string;
    version: string;
    /** Null when the build did not know it. */
    commit: string | null;
    /** The .NET that runs it. */
    runtime: string;
  };
  /** What the egg is to become. */
  ChangeEggStatusRequest: {
    status: 'ready' | 'cancelled';
  };
  /** What happened to an entry. */
  ChangeKind: 'added' | 'removed' | 'changed';
  /** The old password and the new one. */
  ChangePasswordRequest: {
    current_password: string;
    new_password: string;
  };
  /** How many coins, and how they are counted. */
  CoinConfig: {
    amount: number;
    basis: Schemas['AmountBasis'];
  };
  /** With this chance (0…1) the rule pays `bonus` coins on top. */
  CoinLuck: {
    chance: number;
    bonus: number;
  };
  /** The amount times `1 + per_tick × current streak`, at most times `max`; fractions of a coin are dropped. */
  CoinMultiplier: {
    basis: Schemas['MultiplierBasis'];
    streak_key: string;
    per_tick: number;
    max: number;
  };
  /** An event of the type pays coins. */
  CoinRule: {
    id: string;
    name: string;
    event_type: string;
    amount: number;
    /** Null: every audience. */
    audience: string | null;
    where: Array<Schemas['ProgressionWhereClause']>;
    /** Coins of this rule in a UTC day. */
    daily_cap: number | null;
    /** Coins of this rule in an ISO week. */
    weekly_cap: number | null;
    /** Times that this rule pays one buddy, ever. */
    total_limit: number | null;
    cooldown_seconds: number | null;
    multiplier: Schemas['CoinMultiplier'] | null;
    lucky: Schemas['CoinLuck'] | null;
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** A coin rule to create, or all of what one is to become. */
  CoinRuleInput: {
    name: string;
    event_type: string;
    amount: number;
    audience?: string | null;
    where?: Array<Schemas['ProgressionWhereClause']> | null;
    daily_cap?: number | null;
    weekly_cap?: number | null;
    total_limit?: number | null;
    cooldown_seconds?: number | null;
    multiplier?: Schemas['CoinMultiplier'] | null;
    lucky?: Schemas['CoinLuck'] | null;
    is_active?: boolean;
  };
  /** Either badges or items; `count` null means all of them. */
  CollectionConfig: {
    badge_keys?: Array<string> | null;
    item_ids?: Array<string> | null;
    count?: number | null;
  };
  /** When the user saw the buddy hatch. */
  CompletedCeremony: {
    /** The first time, on whatever device. */
    completed_at: string;
    already_completed: boolean;
  };
  /** The badge is awarded. */
  ConditionBadgeEarnedCondition: {
    type: 'badge_earned';
    config: Schemas['BadgeEarnedConfig'];
  };
  /** So many coins are held, or have ever been earned. */
  ConditionCoinCondition: {
    type: 'coin';
    config: Schemas['CoinConfig'];
  };
  /** All, or `count`, of the named badges or items are owned. */
  ConditionCollectionCondition: {
    type: 'collection';
    config: Schemas['CollectionConfig'];
  };
  /** At least one event of the type has come whose properties pass `where`. */
  ConditionCustomCondition: {
    type: 'custom';
    config: Schemas['CustomConfig'];
  };
  /** So many events of a type have come, those that pass `where` only. */
  ConditionEventCountCondition: {
    type: 'event_count';
    config: Schemas['EventCountConfig'];
  };
  /** The buddy is at this stage or above. */
  ConditionEvolutionCondition: {
    type: 'evolution';
    config: Schemas['StageConfig'];
  };
  /** The gate is open. */
  ConditionGateUnlockedCondition: {
    type: 'gate_unlocked';
    config: Schemas['GateUnlockedConfig'];
  };
  /** A total of the buddy has reached a threshold. */
  ConditionMilestoneCondition: {
    type: 'milestone';
    config: Schemas['MilestoneConfig'];
  };
  /** The skill stands at this level or above. */
  ConditionSkillLevelCondition: {
    type: 'skill_level';
    config: Schemas['SkillLevelConfig'];
  };
  /** The streak has once been this long. It stays met when the streak breaks later. */
  ConditionStreakCondition: {
    type: 'streak';
    config: Schemas['StreakConfig'];
  };
  /** So much of a token is held, or has ever been earned. */
  ConditionTokenCondition: {
    type: 'token';
    config: Schemas['TokenAmountConfig'];
  };
  /** What the condition looks at. */
  ConditionType: 'event_count' | 'milestone' | 'streak' | 'skill_level' | 'collection' | 'evolution' | 'coin' | 'badge_earned' | 'gate_unlocked' | 'token' | 'custom';
  /** One entry that differs from the published version. */
  ConfigChange: {
    /** As in the document: `coin_rules`; items are `marketplace_items`. */
    section: string;
    /** The entry's key, or its name where it has none. */
    key: string;
    change: Schemas['ChangeKind'];
  };
  /** Everything that one config version says. A draft is stored in this form; a published one is never changed again. */
  ConfigDocument: {
    skill_sets: Array<Schemas['SkillSet']>;
    coin_rules: Array<Schemas['CoinRule']>;
    skill_rules: Array<Schemas['SkillRule']>;
    badge_definitions: Array<Schemas['BadgeDefinition']>;
    streak_definitions: Array<Schemas['StreakDefinition']>;
    path_definitions: Array<Schemas['PathDefinition']>;
    skill_decay_rules: Array<Schemas['SkillDecayRule']>;
    evolution: Schemas['EvolutionConfig'];
    tokens: Array<Schemas['TokenConfig']>;
    marketplaces: Array<Schemas['Marketplace']>;
    gates: Array<Schemas['Gate']>;
  };
  /** What publishing the draft would change. */
  ConfigImpact: {
    /** True when there is any change: eggs made from then on follow it. */
    affects_new_buddies: boolean;
    /** Active buddies, which stay on the version that they have until they are migrated. */
    existing_buddies_pinned: number;
    changes: Array<Schemas['ConfigChange']>;
    backtest: Schemas['Backtest'];
  };
  /** A draft can be edited; one version is published; the others are archived. */
  ConfigStatus: 'draft' | 'published' | 'archived';
  /** A version with everything that it says. */
  ConfigVersionDetail: {
    id: string;
    version: number;
    name: string | null;
    notes: string | null;
    status: Schemas['ConfigStatus'];
    created_at: string;
    updated_at: string;
    published_at: string | null;
    document: Schemas['ConfigDocument'];
  };
  /** What of a draft is to change; what is left out stays. */
  ConfigVersionPatch: {
    name?: string | null;
    notes?: string | null;
    evolution?: Schemas['EvolutionPatch'] | null;
  };
  /** A version in a list: all but what it says. */
  ConfigVersionSummary: {
    id: string;
    version: number;
    name: string | null;
    notes: string | null;
    status: Schemas['ConfigStatus'];
    created_at: string;
    updated_at: string;
    published_at: string | null;
  };
  /** A text and what it stands on. */
  ContrastPair: {
    pair: string;
    /** By WCAG; 4.5 and more can be read. */
    ratio: number;
  };
  /** A secret key to make. */
  CreateApiKeyRequest: {
    /** For the list of keys. */
    label: string;
  };
  /** An egg to lay for a user. */
  CreateEggRequest: {
    /** The customer's own id of the user, 1–200 characters. */
    user_id: string;
    /** Kept as it is; `metadata.audience` places the buddy. */
    metadata?: Record<string, unknown> | null;
  };
  /** Whose widgets the token is to show. */
  CreateEmbedTokenRequest: {
    buddy_id: string;
    user_id: string;
    /** 60…86,400; 86,400 when absent. */
    ttl_seconds?: number | null;
  };
  /** A publishable key to make. */
  CreatePublishableKeyRequest: {
    label: string;
    /** `read:buddies`, `read:operations`, `write:embed-tokens`; the last two when left out. */
    scopes?: Array<string> | null;
  };
  /** Whose widgets the token is to serve, and what it may do. */
  CreateSessionRequest: {
    buddy_id: string;
    /** The owner of the buddy, as a check against mixing them up. */
    user_id: string;
    /** At least one; `read` is included always. */
    scopes: Array<string>;
    /** 60…3,600; 3,600 when absent. */
    ttl_seconds?: number | null;
  };
  /** An endpoint to send news to. */
  CreateWebhookConfigRequest: {
    /** https, at most 2,048 characters, without credentials. */
    url: string;
    /** Names of the catalogue, or `*`. */
    events: Array<string>;
    description?: string | null;
    /** False creates it paused. */
    active?: boolean | null;
    /** `bare`: the body is the payload. `standard`: it lies in `data` of Standard Webhooks' `{type, timestamp, data}`. Default `bare`. */
    format?: null | 'bare' | 'standard';
  };
  /** A key, shown whole this once. */
  CreatedApiKey: {
    id: string;
    key: string;
    prefix: string;
    label: string;
    mode: string;
    created_at: string;
  };
  /** A publishable key. */
  CreatedPublishableKey: {
    id: string;
    key: string;
    prefix: string;
    label: string;
    mode: string;
    scopes: Array<string>;
    created_at: string;
  };
  /** How creatures are drawn. */
  CreatureStyle: 'cute' | 'sci-fi' | 'fantasy' | 'minimal';
  /** Where the list goes on; camelCase by contract. */
  CursorInfo: {
    /** Where the next page begins; null on the last. */
    nextCursor: string | null;
    /** Whether there is a next page. */
    hasMore: boolean;
    /** The limit that was applied. */
    limit: number;
  };
  /** A page of a cursor list; `pagination` is camelCase by contract. */
  CursorPageOfDecayApplication: {
    data: Array<Schemas['DecayApplication']>;
    pagination: Schemas['CursorInfo'];
  };
  /** A page of a cursor list; `pagination` is camelCase by contract. */
  CursorPageOfEventSummary: {
    data: Array<Schemas['EventSummary']>;
    pagination: Schemas['CursorInfo'];
  };
  /** A page of a cursor list; `pagination` is camelCase by contract. */
  CursorPageOfLedgerEntryResponse: {
    data: Array<Schemas['LedgerEntryResponse']>;
    pagination: Schemas['CursorInfo'];
  };
  /** A page of a cursor list; `pagination` is camelCase by contract. */
  CursorPageOfOperationResponse: {
    data: Array<Schemas['OperationResponse']>;
    pagination: Schemas['CursorInfo'];
  };
  /** Which event, with which properties. */
  CustomConfig: {
    event_type: string;
    where: Array<Schemas['ProgressionWhereClause']>;
  };
  /** A customer's own profile. */
  CustomerResponse: {
    id: string;
    name: string;
    company: string | null;
    email: string;
    plan: 'starter' | 'growth' | 'pro' | 'enterprise';
    /** What the deployment is. */
    mode: 'test' | 'live';
    status: 'active' | 'suspended';
    audiences: Array<Schemas['AudienceModel']>;
    /** A free object; see `PATCH /customers/me/settings` for the keys that have a meaning. */
    settings: Record<string, unknown>;
    created_at: string;
    updated_at: string;
  };
  /** One application of a decay rule to one buddy. */
  DecayApplication: {
    id: string;
    buddy_id: string;
    skill_key: string;
    /** The first day of the day, week or month that it was for: a buddy loses to a rule once in each. */
    period: string;
    previous_value: number;
    value: number;
    applied_at: string;
  };
  /** What a decay rule would do over the next 30 days to those whom it is for, if nobody trained meanwhile. */
  DecayPreview: {
    rule_id: string;
    skill_key: string;
    /** The first day: tomorrow, when the next sweep is. */
    from: string;
    until: string;
    /** Active buddies of the rule's audience that were looked at, as if they were pinned to the draft and the rule were active. */
    buddies: number;
    /** Those of them that would lose points. */
    affected: number;
    /** Over all of them and all days. */
    points_removed: number;
    /** Over all of them, from the first day to the last. */
    levels_lost: number;
    /** True when the audience is larger than the sample: its newest buddies are looked at. */
    truncated: boolean;
    /** One entry a day. */
    daily: Array<Schemas['DecayPreviewDay']>;
    /** The buddies that would lose most, at most ten. */
    examples: Array<Schemas['DecayPreviewBuddy']>;
  };
  /** A buddy of a preview: the skill now and after the last day. */
  DecayPreviewBuddy: {
    buddy_id: string;
    value: number;
    value_after: number;
    level: number;
    level_after: number;
  };
  /** A day of a preview. */
  DecayPreviewDay: {
    date: string;
    /** Buddies that lose points on this day. */
    affected: number;
    points_removed: number;
  };
  /** What the request did. A rule takes from a buddy once a period: asked again in the same one, there is nothing left to do. */
  DecayRun: {
    day: string;
    /** Active rules in the versions that buddies are pinned to. */
    rules: number;
    /** Active buddies of these rules' audiences. */
    buddies_checked: number;
    /** Those that lost points. */
    buddies_decayed: number;
    applications: number;
    points_removed: number;
    /** False when there was more than one request should wait for: the rest goes on in the background. */
    complete: boolean;
  };
  /** How deliveries to a customer's endpoints fare, over the last day. */
  DeliveryHealthResponse: {
    /** `healthy`, `degraded` (an endpoint fails or is disabled) or `idle` (no active endpoint and none ill). */
    status: 'healthy' | 'degraded' | 'idle';
    window_hours: number;
    delivered: number;
    failed: number;
    pending: number;
    /** Of the settled deliveries, 0…1; null when there are none. */
    success_rate: number | null;
    endpoints: Array<Schemas['EndpointHealthResponse']>;
  };
  /** A page of deliveries; `nextCursor` is camelCase by contract. */
  DeliveryPage: {
    data: Array<Schemas['DeliveryResponse']>;
    nextCursor: string | null;
  };
  /** A delivery. Where the SDK has two names for one thing, both are here. */
  DeliveryResponse: {
    id: string;
    /** What `webhook-id` and `X-Hatched-Delivery` say: the same over attempts and redeliveries. */
    message_id: string;
    endpoint_id: string;
    event: string;
    event_type: string;
    status: 'pending' | 'success' | 'failed';
    /** Of the last attempt; null when there was no answer. */
    response_code: number | null;
    response_status: number | null;
    /** How many were made; as `attempts`. */
    attempt: number;
    attempts: number;
    duration_ms: number | null;
    error_message: string | null;
    /** The first 4 KiB of the last answer. */
    response_body: string | null;
    request_id: string | null;
    created_at: string;
    timestamp: string;
    last_attempt_at: string | null;
    next_attempt_at: string | null;
    /** Every attempt, oldest first. */
    history: Array<Schemas['AttemptResponse']>;
  };
  /** A credit by hand. `token` absent: the primary token. */
  EarnCoinsRequest: {
    amount: number;
    reason: string;
    reference_id?: string | null;
    token?: string | null;
  };
  /** One of the closed set of conditions; Progression decides whether it holds, here only its form is judged. */
  EconomyCondition: {
    type: Schemas['ConditionType'];
    /** What the type takes: `{"stage":2}` for `evolution`. */
    config: Record<string, unknown>;
  };
  /** Credits a token for events of a type. */
  EconomyTokenEarnRule: {
    event_type: string;
    amount: number;
    where?: Array<Schemas['EconomyWhereClause']> | null;
    daily_cap?: number | null;
    weekly_cap?: number | null;
  };
  /** How a buddy comes by an item: by paying, only as somebody's gift, or for the asking. */
  EconomyUnlockType: 'purchase' | 'reward' | 'free';
  /** One comparison with a property of an event; all of a list must hold. */
  EconomyWhereClause: {
    /** A name, or a dotted path. */
    property: string;
    operator: Schemas['WhereOperator'];
    /** A scalar; a list of scalars for `in`; a number for the orderings; for `exists` a boolean, or absent for true. */
    value?: Record<string, unknown>;
  };
  /** An egg. */
  EggResponse: {
    egg_id: string;
    status: 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';
    /** 1…12: which picture it has and what will hatch. */
    visual_variant: number;
    config_version_id: string;
    user_id: string;
    /** Null until it has hatched. */
    buddy_id: string | null;
    metadata: Record<string, unknown>;
    created_at: string;
  };
  /** The egg's new status and the one before. */
  EggStatusChange: {
    egg_id: string;
    status: 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';
    previous_status: 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';
  };
  /** An e-mail address. */
  EmailRequest: {
    email: string;
  };
  /** The address that is now proven. */
  EmailVerified: {
    email: string;
    verified_at: string;
  };
  /** A read-only token for the browser. */
  EmbedToken: {
    token: string;
    expires_at: string;
    /** `read-only`. */
    mode: string;
  };
  /** How deliveries to one endpoint fare. */
  EndpointHealthResponse: {
    endpoint_id: string;
    url: string;
    status: string;
    /** Why we switched it off; null when we did not. */
    disabled_reason: string | null;
    /** The first failure since the last success; null while all is well. After 5 days the endpoint is disabled. */
    failing_since: string | null;
    last_success_at: string | null;
    delivered: number;
    failed: number;
    pending: number;
    attempts: number;
    success_rate: number | null;
    /** Of the last attempts of the window's deliveries. */
    average_duration_ms: number | null;
  };
  /** The change is accepted; the picture follows. */
  EquipAccepted: {
    accepted: boolean;
    operation_id: string | null;
    status: string;
    appearance_status: string;
    /** True when nothing had to be drawn; then there is no operation and the change is complete. */
    cached: boolean;
  };
  /** Items to put on and to take off; at least one of either. */
  EquipRequest: {
    equip?: Array<string> | null;
    unequip?: Array<string> | null;
  };
  /** An item that the buddy wears. */
  EquippedItem: {
    item_id: string;
    name: string;
    image_url: string | null;
  };
  /** A request to erase a user, and how far it is. */
  ErasureResponse: {
    request_id: string;
    /** `pending` until every part of the system has confirmed; then nothing shows the user any more. */
    status: 'pending' | 'completed';
  };
  /** What went wrong. */
  ErrorBody: {
    /** Stable snake_case code from `error_catalogue`; branch on it, not on the message. */
    code: string;
    /** What happened and what to do about it, for a human. */
    message: string;
    /** What the code promises in addition; absent when there is nothing. */
    details?: Record<string, unknown>;
    /** The `X-Request-Id` of the answer. */
    requestId: string;
  };
  /** The one error body of every Hatched answer: `{"error":{…}}`. */
  ErrorEnvelope: {
    error: Schemas['ErrorBody'];
  };
  /** What the event gave. */
  EventAnswer: {
    accepted: boolean;
    event_id: string;
    effects: Schemas['EventEffects'] | null;
  };
  /** How many events of which type. */
  EventCountConfig: {
    event_type: string;
    count: number;
    where?: Array<Schemas['ProgressionWhereClause']> | null;
  };
  /** An event, what it did, and why each rule acted or did not. */
  EventDetail: {
    explanations: Array<Schemas['EventExplanation']> | null;
    trigger: Schemas['EventTrigger'] | null;
    event_id: string;
    user_id: string;
    type: string;
    audience: string;
    occurred_at: string;
    received_at: string;
    /** Accepted: stored, its effects are still to come. */
    status: 'accepted' | 'applied' | 'failed';
    /** `api`: your product sent it; `admin`: it was triggered by hand. */
    source: 'api' | 'admin';
    buddy_id: string | null;
    properties: Record<string, unknown> | null;
    effects: Schemas['EventEffects'] | null;
    /** The zone whose midnight it was judged by; absent: UTC, for no zone is set. */
    time_zone?: string | null;
  };
  /** What an event gave, as `POST /events` answers it. Lists are never null. */
  EventEffects: {
    /** All coins of the event, whatever paid them. */
    coins: number;
    badges_awarded: Array<string>;
    badges_ready: Array<string>;
    /** `token_key:amount`, one a token; the primary token is in `coins`. */
    tokens: Array<string>;
    /** The next stage's requirements are met now. */
    evolution_ready: boolean;
    streak_milestones: Array<number>;
    streak_updates: Array<Schemas['StreakUpdate']>;
    path_updates: Array<Schemas['PathUpdate']>;
    /** Why nothing happened: `no_published_config`, `no_buddy`, `no_rule_for_type` or `no_rule_acted`; absent when something did. */
    hint?: string | null;
  };
  /** Why a rule did or did not act on the event. */
  EventExplanation: {
    rule_type: string;
    rule_id: string;
    key: string;
    outcome: string;
    reason: string;
  };
  /** The month's events. */
  EventQuotaUse: {
    /** Events of this UTC month; null while the count is not to be had. */
    used: number | null;
    /** Null: none. */
    limit: number | null;
    reset_at: string;
  };
  /** What an event would do under a config version, beside what it did. Nothing has changed by it. */
  EventReplay: {
    event_id: string;
    /** Always true: there are no other replays. */
    dry_run: boolean;
    /** The version whose rules were tried. */
    config_version_id: string;
    /** Its number. */
    version: number;
    /** The buddy that the event went to, or would go to; null when the user had none. */
    buddy_id: string | null;
    state: Schemas['ReplayState'];
    rebuild: Schemas['ReplayRebuild'] | null;
    recorded: Schemas['ReplayOutcome'] | null;
    /** What it would do. */
    replayed: Schemas['ReplayOutcome'];
    /** Where the two differ; empty when nothing does, or when nothing is recorded yet. */
    changes: Array<Schemas['ReplayChange']>;
  };
  /** An event and what it did. */
  EventSummary: {
    event_id: string;
    user_id: string;
    type: string;
    audience: string;
    occurred_at: string;
    received_at: string;
    /** Accepted: stored, its effects are still to come. */
    status: 'accepted' | 'applied' | 'failed';
    /** `api`: your product sent it; `admin`: it was triggered by hand. */
    source: 'api' | 'admin';
    buddy_id: string | null;
    properties: Record<string, unknown> | null;
    effects: Schemas['EventEffects'] | null;
    /** The zone whose midnight it was judged by; absent: UTC, for no zone is set. */
    time_zone?: string | null;
  };
  /** Who triggered an event by hand. */
  EventTrigger: {
    /** A login's address, or a key's id. */
    triggered_by: string;
    reason: string | null;
    triggered_at: string;
  };
  /** An event type to register, or all of what one is to become. */
  EventTypeRequest: {
    /** As your events carry it: 1–100 of `[a-z0-9_.:-]`. Another one renames the type and keeps its past. */
    type: string;
    /** For people. */
    label?: string | null;
    description?: string | null;
  };
  /** A registered event type. */
  EventTypeResponse: {
    id: string;
    type: string;
    label: string | null;
    description: string | null;
    /** Names that it had before, newest first: events of these names are found under it. */
    previous_types: Array<string>;
    created_at: string;
    updated_at: string;
  };
  /** How buddies of this config grow from stage 1 to 5. */
  EvolutionConfig: {
    auto_evolve: boolean;
    mode: Schemas['EvolutionMode'];
    creature_style: Schemas['CreatureStyle'];
    stages: Array<Schemas['EvolutionStage']>;
  };
  /** Whether buddies evolve when they are ready or when somebody says so. */
  EvolutionMode: 'preset' | 'generative' | 'hybrid';
  /** What of the draft's evolution is to change. `stages`, when given, replaces them all. */
  EvolutionPatch: {
    auto_evolve?: boolean | null;
    mode?: Schemas['EvolutionMode'] | null;
    creature_style?: Schemas['CreatureStyle'] | null;
    stages?: Array<Schemas['EvolutionStageInput']> | null;
  };
  /** A stage (2…5) and what must all be met to enter it. */
  EvolutionStage: {
    stage: number;
    name: string;
    requirements: Array<Schemas['ProgressionCondition']>;
  };
  /** A stage and what must all be met to enter it; without a name it has the usual one. */
  EvolutionStageInput: {
    stage: number;
    requirements: Array<Schemas['ProgressionCondition']>;
    name?: string | null;
  };
  /** How far a buddy is from its next stage. Without a next stage, `next_stage` is null. */
  EvolutionStatus: {
    stage: number;
    stage_name: string;
    next_stage: number | null;
    next_stage_name: string | null;
    ready: boolean;
    auto_evolve: boolean;
    requirements: Array<Schemas['RequirementStatus']>;
  };
  /** One transition from stage to stage. */
  EvolutionStep: {
    id: string;
    buddy_id: string;
    from_stage: number;
    to_stage: number;
    triggered_by_event_id: string | null;
    image_url: string | null;
    /** `prod`, `demo` or `auto`. */
    source: string;
    metadata: Record<string, unknown>;
    occurred_at: string;
  };
  /** The timeline's page; its key is `pagination` although it is numbered, by contract. */
  EvolutionTimeline: {
    data: Array<Schemas['EvolutionStep']>;
    pagination: Schemas['PageInfo'];
  };
  /** Opened by spending a token once. */
  Gate: {
    id: string;
    gate_key: string;
    token_key: string;
    cost: number;
    label: string | null;
    description: string | null;
    metadata: Record<string, unknown>;
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** All of what a gate is to be. `token_key` absent: the primary token. */
  GateRequest: {
    cost: number;
    token_key?: string | null;
    label?: string | null;
    description?: string | null;
    /** A free JSON object, at most 32 KiB and 8 levels deep. */
    metadata?: Record<string, unknown> | null;
    is_active?: boolean;
  };
  /** A gate as it stands. */
  GateResponse: {
    id: string;
    gate_key: string;
    token_key: string;
    cost: number;
    label: string | null;
    description: string | null;
    metadata: Record<string, unknown>;
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** The gate that must be open. */
  GateUnlockedConfig: {
    gate_key: string;
  };
  /** Every gate of the customer. */
  GatesResponse: {
    gates: Array<Schemas['GateResponse']>;
  };
  /** How the system is, in short. */
  HealthSummary: {
    /** `ok`, `degraded` or `unavailable`. */
    status: string;
    /** The same for a human. */
    message: string;
    /** `test` or `live`: which keys this deployment takes. */
    mode: string;
    version: string;
    time: string;
  };
  /** Items to create or replace by their keys, all or none. */
  ImportItemsRequest: {
    items: Array<Schemas['ItemRequest']>;
  };
  /** What an import did. */
  ImportItemsResponse: {
    created: number;
    updated: number;
    data: Array<Schemas['ItemResponse']>;
  };
  /** Why widgets do not show on the page. */
  InstallationProblem: {
    code: 'unreachable' | 'redirected' | 'http_error' | 'not_html' | 'loader_missing' | 'token_missing' | 'token_invalid' | 'mount_missing';
    message: string;
  };
  /** What was found on the page. */
  InstallationReport: {
    url: string;
    /** `installed`: loader, valid token and a mount are there; `incomplete`: the loader is, and something is wrong; `missing`: no loader; `unreachable`: no page. */
    status: 'installed' | 'incomplete' | 'missing' | 'unreachable';
    /** What the page was answered with; null when there was no answer. */
    http_status: number | null;
    loader: Schemas['InstalledLoader'] | null;
    /** The widgets that the page has a place for: `data-hatched-mount`. */
    mounts: Array<string>;
    /** What stands in the way, most important first; empty when all is well. */
    problems: Array<Schemas['InstallationProblem']>;
    checked_at: string;
  };
  /** The loader's script tag. */
  InstalledLoader: {
    src: string;
    /** `session` or `embed`, by the attribute; null without a token. */
    token_kind: null | 'session' | 'embed';
    /** The token is one of this workspace and has not ended. */
    token_valid: boolean;
  };
  /** The value is the layer that the category is drawn on. */
  ItemCategory: 'background' | 'body' | 'feet' | 'hand' | 'neck' | 'face' | 'head' | 'accessory' | 'booster';
  /** What an item costs; absent parts are not asked for. */
  ItemPrice: {
    coins?: number | null;
    token_key?: string | null;
    token_amount?: number | null;
  };
  /** An item to create, or all of what one is to become; `layer_order` follows from the category. */
  ItemRequest: {
    key: string;
    name: string;
    category: Schemas['ItemCategory'];
    description?: string | null;
    image_url?: string | null;
    /** Stage (1…5) to picture. */
    stage_image_urls?: Record<string, unknown> | null;
    rarity?: Schemas['Rarity'];
    price?: Schemas['ItemPrice'] | null;
    /** All must hold for a buddy to see and buy the item. */
    visibility?: Array<Schemas['EconomyCondition']> | null;
    unlock_type?: Schemas['EconomyUnlockType'];
    /** How many are left; null: no end of them. */
    stock?: number | null;
    /** 1 when absent; null: as many as it likes. */
    max_per_buddy?: number | null;
    is_active?: boolean;
    /** Its place in the list; when absent, the last or the one it has. */
    position?: number | null;
  };
  /** An item as it is sold. */
  ItemResponse: {
    id: string;
    marketplace_id: string;
    key: string;
    name: string;
    description: string | null;
    image_url: string | null;
    stage_image_urls: Record<string, unknown>;
    category: Schemas['ItemCategory'];
    layer_order: number;
    rarity: Schemas['Rarity'];
    price: Schemas['ItemPrice'];
    visibility: Array<Schemas['EconomyCondition']>;
    unlock_type: Schemas['EconomyUnlockType'];
    stock: number | null;
    max_per_buddy: number | null;
    is_active: boolean;
    position: number;
  };
  /** One row of the ledger. */
  LedgerEntryResponse: {
    id: string;
    buddy_id: string;
    token_key: string;
    direction: 'credit' | 'debit';
    amount: number;
    balance_after: number;
    reason: string;
    reference_type: string | null;
    reference_id: string | null;
    /** The event that caused it, if one did. */
    source_event_id: string | null;
    created_at: string;
  };
  /** The process answers. */
  Liveness: {
    /** `ok`: the process answers. */
    status: string;
  };
  /** An e-mail address and its password. */
  LoginRequest: {
    email: string;
    password: string;
  };
  /** A new dashboard session. */
  LoginResponse: {
    /** A dashboard token; absent where a cookie carries it (`X-Dashboard: 1`). */
    token?: string | null;
    expires_at: string;
    customer: Schemas['CustomerResponse'];
  };
  /** Whether luck is as it should be. */
  LuckTelemetry: {
    /** As the rule has it now. */
    chance: number;
    /** As the rule has it now. */
    bonus: number;
    /** How often a grant came with the bonus, since ever. */
    wins: number;
    /** Wins a grant; null before the first grant. */
    observed_chance: number | null;
  };
  /** A shop. */
  Marketplace: {
    id: string;
    key: string;
    name: string;
    pricing_mode: Schemas['PricingMode'];
    audience: string | null;
    is_active: boolean;
    items: Array<Schemas['MarketplaceItem']>;
  };
  /** An item of a shop. */
  MarketplaceItem: {
    id: string;
    marketplace_id: string;
    key: string;
    name: string;
    description: string | null;
    image_url: string | null;
    /** Stage ("1"…"5") to picture; `image_url` stands in for a stage that is missing. */
    stage_image_urls: Record<string, unknown>;
    category: Schemas['ItemCategory'];
    /** Fixed by the category: background 10, body 20, … booster 90. */
    layer_order: number;
    rarity: Schemas['Rarity'];
    price: Schemas['Reward'];
    /** All must hold for the item to be seen and bought. */
    visibility: Array<Schemas['ProgressionCondition']>;
    unlock_type: Schemas['ProgressionUnlockType'];
    stock: number | null;
    max_per_buddy: number | null;
    is_active: boolean;
    position: number;
  };
  /** A marketplace to create, or all of what one is to become. */
  MarketplaceRequest: {
    key: string;
    name: string;
    pricing_mode?: Schemas['PricingMode'];
    /** Null: every audience. */
    audience?: string | null;
    is_active?: boolean;
  };
  /** A marketplace without its items. */
  MarketplaceResponse: {
    id: string;
    key: string;
    name: string;
    pricing_mode: Schemas['PricingMode'];
    audience: string | null;
    is_active: boolean;
  };
  /** Which active buddies move to the version: exactly one of the three. */
  MigrateBuddies: {
    buddy_ids?: Array<string> | null;
    audience?: string | null;
    all?: boolean | null;
    /** Only say how many would. */
    dry_run?: boolean;
  };
  /** Which total, and how much of it. */
  MilestoneConfig: {
    metric: Schemas['MilestoneMetric'];
    threshold: number;
  };
  /** A total of the buddy. */
  MilestoneMetric: 'total_events' | 'coins_earned' | 'total_skill_level' | 'badge_count' | 'item_count' | 'evolution_stage';
  /** The most active users of a window. */
  MostActiveUsers: {
    data: Array<Schemas['ActiveUser']>;
    /** The window's beginning. */
    since: string;
    /** Events of the window that were counted. */
    events_counted: number;
    /** False when the window holds more than 50,000 events: then the newest of them were counted. */
    complete: boolean;
  };
  /** A credit or debit of a named token. */
  MoveTokensRequest: {
    token: string;
    amount: number;
    action: Schemas['TokenAction'];
    reason: string;
  };
  /** A movement that was made. */
  MovementResponse: {
    ledger_id: string;
    balance_after: number;
    token: string;
  };
  /** What the multiplier grows with. */
  MultiplierBasis: 'streak';
  /** A page of a page list. */
  NumberedPageOfBuddyResponse: {
    data: Array<Schemas['BuddyResponse']>;
    meta: Schemas['PageInfo'];
  };
  /** A page of a page list. */
  NumberedPageOfEggResponse: {
    data: Array<Schemas['EggResponse']>;
    meta: Schemas['PageInfo'];
  };
  /** A type that occurred or is registered. */
  OccurredType: {
    type: string;
    registered: boolean;
    /** Of the registered type; null when it is not registered. */
    event_type_id: string | null;
    label: string | null;
    /** Events that are stored, those under the type's previous names included. */
    count: number;
    /** When the first of them came; null when there is none. */
    first_seen_at: string | null;
    /** When the last of them came. */
    last_seen_at: string | null;
  };
  /** Names the draft on the way; both may be left out. */
  OpenDraft: {
    name?: string | null;
    notes?: string | null;
  };
  /** Work that has begun: ask `GET /operations/{id}` what became of it. */
  OperationAccepted: {
    accepted: boolean;
    operation_id: string;
    status: string;
  };
  /** Work that takes a moment, and what became of it. */
  OperationResponse: {
    operation_id: string;
    /** The same as `operation_id`. */
    id: string;
    type: 'hatch' | 'equip_item' | 'evolve' | 'rerender';
    /** Final from `completed` on. */
    status: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
    result: Schemas['OperationResult'] | null;
    /** Why it failed; null otherwise. */
    error: string | null;
    created_at: string;
    updated_at: string;
  };
  /** What a completed operation made. */
  OperationResult: {
    buddy_id: string | null;
    egg_id: string | null;
    image_url: string | null;
    evolution_stage: number | null;
    equipped_item_ids: Array<string>;
  };
  /** Which page this is, and of how many entries. */
  PageInfo: {
    /** Counted from 1. */
    page: number;
    /** How many entries a page holds. */
    limit: number;
    /** How many entries the list has on all pages. */
    total: number;
  };
  /** A path that was completed. */
  PathCompletion: {
    path_key: string;
  };
  /** A guided journey of steps and sub-steps. One is active an audience. */
  PathDefinition: {
    id: string;
    customer_id: string;
    audience: string;
    key: string;
    label: string;
    description: string | null;
    icon: Schemas['PathIcon'];
    accent_color: string | null;
    display_mode: Schemas['PathDisplay'];
    is_active: boolean;
    steps: Array<Schemas['PathStep']>;
    created_at: string;
    updated_at: string;
  };
  /** A path to create; its steps follow by their own routes. */
  PathDefinitionInput: {
    key: string;
    label: string;
    /** One of yours. */
    audience?: string;
    description?: string | null;
    icon?: Schemas['PathIcon'];
    accent_color?: string | null;
    display_mode?: Schemas['PathDisplay'];
    /** True makes it the active path of its audience at once, in place of the one before. */
    is_active?: boolean;
  };
  /** What of a path is to change: what is left out stays, and null clears what can be empty. */
  PathDefinitionPatch: {
    /** One of yours. */
    audience?: string | null;
    key?: string | null;
    label?: string | null;
    description?: string | null;
    icon?: Schemas['PathIcon'] | null;
    accent_color?: string | null;
    display_mode?: Schemas['PathDisplay'] | null;
    /** True makes it the active path of its audience, in place of the one before. */
    is_active?: boolean | null;
  };
  /** How a path is shown. */
  PathDisplay: 'straight' | 'zigzag' | 'stepper';
  /** The picture of a path. */
  PathIcon: 'path' | 'flame' | 'heart' | 'bolt' | 'star' | 'leaf';
  /** Where a step or sub-step is to stand. */
  PathOrdering: {
    id: string;
    /** 0…1,000,000; what is lower comes first. */
    ordinal: number;
  };
  /** What to show of the path itself. */
  PathRuntimeDefinition: {
    key: string;
    label: string;
    description: string | null;
    icon: Schemas['PathIcon'];
    accent_color: string | null;
    display_mode: Schemas['PathDisplay'];
  };
  /** A path as one buddy meets it: the version that it is pinned to, with how far it has come. */
  PathRuntimePayload: {
    definition: Schemas['PathRuntimeDefinition'];
    /** The active steps in their order. */
    steps: Array<Schemas['PathStepRuntime']>;
    /** The first step that is open and not complete; null when there is none. */
    current_step_key: string | null;
    completed: boolean;
    completed_at: string | null;
  };
  /** Opens when the step before is complete, or by `unlock_condition` in its place. */
  PathStep: {
    id: string;
    path_definition_id: string;
    key: string;
    label: string;
    description: string | null;
    icon: string | null;
    ordinal: number;
    unlock_condition: Schemas['ProgressionCondition'] | null;
    completion_condition: Schemas['ProgressionCondition'] | null;
    reward_coins: number;
    reward_badge_key: string | null;
    is_active: boolean;
    sub_steps: Array<Schemas['PathSubStep']>;
    created_at: string;
    updated_at: string;
  };
  /** A step to create; its sub-steps follow by their own routes. */
  PathStepInput: {
    key: string;
    label: string;
    description?: string | null;
    icon?: string | null;
    /** Its place, unique in the path; the end when left out. */
    ordinal?: number | null;
    unlock_condition?: Schemas['ProgressionCondition'] | null;
    completion_condition?: Schemas['ProgressionCondition'] | null;
    reward_coins?: number;
    /** A badge of this config. */
    reward_badge_key?: string | null;
    is_active?: boolean;
  };
  /** What of a step is to change: what is left out stays, and null clears what can be empty. */
  PathStepPatch: {
    key?: string | null;
    label?: string | null;
    description?: string | null;
    icon?: string | null;
    ordinal?: number | null;
    unlock_condition?: Schemas['ProgressionCondition'] | null;
    completion_condition?: Schemas['ProgressionCondition'] | null;
    reward_coins?: number | null;
    reward_badge_key?: string | null;
    is_active?: boolean | null;
  };
  /** A step and whether the buddy may enter it, or has completed it. */
  PathStepRuntime: {
    id: string;
    key: string;
    label: string;
    description: string | null;
    icon: string | null;
    ordinal: number;
    reward_coins: number;
    reward_badge_key: string | null;
    is_active: boolean;
    unlocked: boolean;
    completed: boolean;
    /** The active sub-steps in their order. */
    sub_steps: Array<Schemas['PathSubStepRuntime']>;
  };
  /** A step without its sub-steps. */
  PathStepSummary: {
    id: string;
    path_definition_id: string;
    key: string;
    label: string;
    description: string | null;
    icon: string | null;
    ordinal: number;
    unlock_condition: Schemas['ProgressionCondition'] | null;
    completion_condition: Schemas['ProgressionCondition'] | null;
    reward_coins: number;
    reward_badge_key: string | null;
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** Open when those before it in the step are done, or at once with `allow_skip_ahead`. */
  PathSubStep: {
    id: string;
    path_step_id: string;
    /** Unique in the path. */
    key: string;
    label: string;
    description: string | null;
    ordinal: number;
    completion_condition: Schemas['ProgressionCondition'] | null;
    allow_manual_complete: boolean;
    allow_skip_ahead: boolean;
    reward_coins: number;
    reward_badge_key: string | null;
    content_url: string | null;
    cta_label: string | null;
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** A sub-step to create. */
  PathSubStepInput: {
    /** Unique in the path. */
    key: string;
    label: string;
    description?: string | null;
    /** Its place, unique in the step; the end when left out. */
    ordinal?: number | null;
    completion_condition?: Schemas['ProgressionCondition'] | null;
    allow_manual_complete?: boolean;
    /** Open before the sub-steps before it are done. */
    allow_skip_ahead?: boolean;
    reward_coins?: number;
    /** A badge of this config. */
    reward_badge_key?: string | null;
    content_url?: string | null;
    cta_label?: string | null;
    is_active?: boolean;
  };
  /** What of a sub-step is to change: what is left out stays, and null clears what can be empty. */
  PathSubStepPatch: {
    key?: string | null;
    label?: string | null;
    description?: string | null;
    ordinal?: number | null;
    completion_condition?: Schemas['ProgressionCondition'] | null;
    allow_manual_complete?: boolean | null;
    allow_skip_ahead?: boolean | null;
    reward_coins?: number | null;
    reward_badge_key?: string | null;
    content_url?: string | null;
    cta_label?: string | null;
    is_active?: boolean | null;
  };
  /** A sub-step and where the buddy stands with it. */
  PathSubStepRuntime: {
    id: string;
    key: string;
    label: string;
    description: string | null;
    ordinal: number;
    reward_coins: number;
    reward_badge_key: string | null;
    content_url: string | null;
    cta_label: string | null;
    allow_manual_complete: boolean;
    allow_skip_ahead: boolean;
    is_active: boolean;
    status: Schemas['PathSubStepStatus'];
    completed_at: string | null;
  };
  /** Whether a sub-step can be completed yet, or has been. */
  PathSubStepStatus: 'locked' | 'available' | 'completed';
  /** A path without its steps. */
  PathSummary: {
    id: string;
    customer_id: string;
    audience: string;
    key: string;
    label: string;
    description: string | null;
    icon: Schemas['PathIcon'];
    accent_color: string | null;
    display_mode: Schemas['PathDisplay'];
    is_active: boolean;
    created_at: string;
    updated_at: string;
  };
  /** One completion on a path, with what it completed above it. */
  PathUpdate: {
    path_key: string;
    sub_step_completed?: Schemas['SubStepCompletion'] | null;
    step_completed?: Schemas['StepCompletion'] | null;
    path_completed?: Schemas['PathCompletion'] | null;
  };
  /** A UTC day, an ISO week, or a calendar month. */
  Period: 'daily' | 'weekly' | 'monthly';
  /** What the preset was made into. */
  PresetApplied: {
    preset_key: string;
    config_version_id: string;
    version: number;
    status: Schemas['ConfigStatus'];
    /** True when the customer had no published version: this one is live at once. */
    published: boolean;
  };
  /** How much is in a preset. */
  PresetContents: {
    skills: number;
    coin_rules: number;
    skill_rules: number;
    badges: number;
    streaks: number;
    paths: number;
    evolution_stages: number;
    tokens: number;
    items: number;
  };
  /** A preset with its whole config. */
  PresetDetail: {
    key: string;
    name: string;
    description: string;
    document: Schemas['ConfigDocument'];
  };
  /** A preset in the list: what it is and how much is in it. */
  PresetSummary: {
    key: string;
    name: string;
    description: string;
    contents: Schemas['PresetContents'];
  };
  /** The buddy that the preview shows. */
  PreviewBuddy: {
    id: string;
    user_id: string;
    name: string;
    audience: string;
  };
  /** What the dashboard needs to show widgets as users see them. */
  PreviewTokens: {
    buddy: Schemas['PreviewBuddy'];
    /** For `data-session-token`: it only reads, so that trying a preview buys and tracks nothing for a real user. */
    session: Schemas['SessionToken'];
    /** For `data-embed-token`. */
    embed: Schemas['EmbedToken'];
  };
  /** What the items of a shop may cost. */
  PricingMode: 'coin' | 'free' | 'mixed';
  /** What kind of credential a request came with. */
  PrincipalKind: 'anonymous' | 'secret_key' | 'publishable_key' | 'widget_session' | 'embed_token' | 'dashboard' | 'service';
  /** The closed set of conditions, `{type, config}`: used by badges, paths, evolution and marketplace visibility. */
  ProgressionCondition: Schemas['ConditionEventCountCondition'] | Schemas['ConditionMilestoneCondition'] | Schemas['ConditionStreakCondition'] | Schemas['ConditionSkillLevelCondition'] | Schemas['ConditionCollectionCondition'] | Schemas['ConditionEvolutionCondition'] | Schemas['ConditionCoinCondition'] | Schemas['ConditionBadgeEarnedCondition'] | Schemas['ConditionGateUnlockedCondition'] | Schemas['ConditionTokenCondition'] | Schemas['ConditionCustomCondition'];
  /** Everything that can be counted of a buddy's progress. */
  ProgressionMetrics: {
    buddy_id: string;
    /** 1 Hatchling … 5 Elder. */
    evolution_stage: number;
    /** The requirements of the next stage are met. */
    evolution_ready: boolean;
    /** The total skill level, by another name. */
    xp: number;
    total_skill_level: number;
    badge_count: number;
    /** Manual badges whose condition is met and that nobody has awarded yet. */
    badges_ready_count: number;
    item_count: number;
    /** Of the hero streak; without one, of the longest. */
    current_streak: number;
    longest_streak: number;
    /** Events of every type. */
    total_events: number;
    /** Event type to how many have come. */
    custom_counters: Record<string, number>;
    skills: Array<Schemas['SkillStatus']>;
    streaks: Array<Schemas['StreakStatus']>;
  };
  /** Credits a token for events of a type. */
  ProgressionTokenEarnRule: {
    event_type: string;
    amount: number;
    where: Array<Schemas['ProgressionWhereClause']>;
    daily_cap: number | null;
    weekly_cap: number | null;
  };
  /** How an item is had. */
  ProgressionUnlockType: 'purchase' | 'reward' | 'free';
  /** One comparison with an event property; the clauses of a list must all hold. */
  ProgressionWhereClause: {
    /** A property name, or a dotted path into nested objects. */
    property: string;
    operator: Schemas['WhereOperator'];
    /** A scalar; a list of scalars for `in`; a number for the orderings; for `exists` a boolean, or absent for true. */
    value?: Record<string, unknown>;
  };
  /** The item to buy. */
  PurchaseRequest: {
    item_id: string;
  };
  /** An item that has changed hands. */
  PurchaseResponse: {
    purchase_id: string;
    item_id: string;
    acquired_by: Schemas['AcquiredBy'];
    /** What was charged; empty for what costs nothing. */
    price: Schemas['ItemPrice'];
    /** Null when nothing was charged. */
    ledger_id: string | null;
    /** Of the primary token, which `token` names. */
    balance_after: number;
    token: string;
    purchased_at: string;
  };
  /** An item that a buddy owns, as it is today, with what was paid for it. */
  PurchasedItemResponse: {
    purchase_id: string;
    item_id: string;
    key: string;
    name: string;
    category: Schemas['ItemCategory'];
    layer_order: number;
    rarity: Schemas['Rarity'];
    image_url: string | null;
    stage_image_urls: Record<string, unknown>;
    acquired_by: Schemas['AcquiredBy'];
    price: Schemas['ItemPrice'];
    purchased_at: string;
  };
  /** How rare an item is. */
  Rarity: 'common' | 'uncommon' | 'rare' | 'epic' | 'legendary';
  /** How many requests the credential may make. */
  RateLimit: {
    per_minute: number;
    /** Null: none. */
    per_day: number | null;
  };
  /** Whether every dependency answers. */
  ReadinessReport: {
    /** `ok`, `degraded` (something optional is away) or `unavailable`. */
    status: string;
    /** Each dependency by name, e.g. `accounts`, `database:accounts`, `broker:accounts`, `redis`. */
    checks: Record<string, unknown>;
    error?: Schemas['ErrorBody'] | null;
  };
  /** A customer to sign up. */
  RegisterRequest: {
    email: string;
    /** 10–200 characters, and not a well-known one. */
    password: string;
    /** The workspace's. */
    name: string;
    company?: string | null;
  };
  /** The new customer, signed in. */
  RegisterResponse: {
    customer: Schemas['CustomerResponse'];
    /** A dashboard token, good for 12 hours; absent where a cookie carries it (`X-Dashboard: 1`). */
    token?: string | null;
  };
  /** What a page has shown. */
  RenderedRequest: {
    /** As `HatchedWidgets.version` says it. */
    loader_version: string;
    widgets: Array<Schemas['RenderedWidget']>;
  };
  /** A mount, and how long it took from the script to the first paint. */
  RenderedWidget: {
    mount: string;
    /** 0…60,000. */
    ms: number;
  };
  /** Every item of the marketplace in its new order. */
  ReorderItemsRequest: {
    item_ids: Array<string>;
  };
  /** The whole list; what it leaves out is removed. */
  ReplaceAudiencesRequest: {
    audiences: Array<Schemas['AudienceModel']>;
  };
  /**
   * Why a replay differs. `config`: the version tried decides otherwise than the buddy's own from the same state; `history`: the buddy's own version does
   * not reproduce the record here either, since the buddy was pinned to another version then, or something that is not on record had changed it; `no_buddy`:
   * the user had no buddy.
   */
  ReplayCause: 'config' | 'history' | 'no_buddy';
  /** One difference between what an event did and what it would do. */
  ReplayChange: {
    /** A field of the effects, such as `coins`; of a rule `reason` or `credits`. */
    field: string;
    rule: Schemas['ReplayRule'] | null;
    /** The recorded value; null when the rule was not considered, or paid nothing. */
    before: Record<string, unknown>;
    /** The replayed value, likewise. */
    after: Record<string, unknown>;
    cause: Schemas['ReplayCause'];
  };
  /** Which rules to try the event under. */
  ReplayEventRequest: {
    /** Any version of yours; absent: the draft, or the published version where there is no draft. */
    config_version_id?: string | null;
  };
  /** Why a rule did or did not act, and what it paid. */
  ReplayExplanation: {
    rule_type: string;
    rule_id: string;
    key: string;
    /** `fired` or `skipped`. */
    outcome: string;
    /** As in `GET /events/{id}`. */
    reason: string;
    /** `token_key:amount`, the primary token among them. */
    credits: Array<string>;
  };
  /** What an event did, or would do. */
  ReplayOutcome: {
    effects: Schemas['EventEffects'];
    /** Every rule that was considered. */
    explanations: Array<Schemas['ReplayExplanation']>;
  };
  /**
   * How the state before the event came about: the buddy's earlier events were played through the rules that it is pinned to now, its evolutions and the decay of
   * its skills between them, then its badges, path, items, gates and balances set to what is on record for that moment. Skills that were changed by hand are not on record.
   */
  ReplayRebuild: {
    /** The version that the buddy is pinned to. */
    config_version_id: string;
    /** Its number. */
    version: number;
    /** How many earlier events were played: at most 5,000. */
    events: number;
    /** True when there were more; the newest were played. */
    truncated: boolean;
    /** Whether that version does from that state what the record says. When it does not, `cause` tells such changes apart. */
    reproduces_record: boolean;
  };
  /** Names a rule as explanations do. */
  ReplayRule: {
    rule_type: string;
    rule_id: string;
    key: string;
  };
  /**
   * What the event was tried on. `rebuilt`: the buddy as it was before the event; `current`: the buddy as it is now, for an event that is still to be
   * applied; `empty`: a buddy just hatched, for the user had none.
   */
  ReplayState: 'rebuilt' | 'current' | 'empty';
  /** One requirement of the next stage, and how near the buddy is to it. */
  RequirementStatus: {
    condition: Schemas['ProgressionCondition'];
    current: number;
    target: number;
    met: boolean;
  };
  /** The buddy is drawn anew; the picture follows. */
  RerenderAccepted: {
    accepted: boolean;
    operation_id: string;
    status: string;
    appearance_status: string;
  };
  /** The token of the mail and a new password. */
  ResetPasswordRequest: {
    /** From the mail; good once, for an hour. */
    token: string;
    new_password: string;
  };
  /** Coins, an amount of a token, or both. */
  Reward: {
    coins?: number | null;
    token_key?: string | null;
    token_amount?: number | null;
  };
  /** What the rule paid on a day. */
  RewardPoolDay: {
    date: string;
    grants: number;
    coins_paid: number;
    /** Those of the grants that came with the bonus. */
    lucky_grants: number;
  };
  /** What a coin rule has paid, whichever version of it: from its first coin to the one just credited. */
  RewardPoolTelemetry: {
    rule_id: string;
    name: string;
    event_type: string;
    is_active: boolean;
    /** How often it has paid, since ever. */
    grants: number;
    /** Since ever. */
    coins_paid: number;
    last_paid_at: string | null;
    lucky: Schemas['LuckTelemetry'] | null;
    /** The first day of `days`. */
    since: string;
    /** The last 30 UTC days, today included. */
    days: Array<Schemas['RewardPoolDay']>;
  };
  /** What the new key is called. */
  RotateApiKeysRequest: {
    /** Of the new key. */
    label?: string | null;
  };
  /** 1–500 events; each is judged by itself. */
  SendBatchRequest: {
    events: Array<Schemas['SendEventRequest']>;
  };
  /** Something that one of your users did. */
  SendEventRequest: {
    /** The customer's own id, 1–200 characters: sending it again changes nothing. */
    event_id: string;
    /** The customer's own id of the user, 1–200 characters. */
    user_id: string;
    /** 1–100 of `[a-z0-9_.:-]`. */
    type: string;
    /** At most 5 minutes ahead and 90 days back; now when absent. */
    occurred_at?: string | null;
    /** Needed once the customer has two or more. */
    audience?: string | null;
    /** What rules may look at: at most 32 KiB and 8 levels deep. */
    properties?: Record<string, unknown> | null;
    /** The user's, an IANA name such as `Europe/Istanbul`: streaks go by its midnight, and it becomes the buddy's. The buddy's when absent. */
    time_zone?: string | null;
  };
  /** A widget session's token. */
  SessionToken: {
    /** For the browser: give it to the loader as `data-session-token`. */
    token: string;
    session_id: string;
    expires_at: string;
    scopes: Array<string>;
  };
  /** The step as it was noted. */
  ShareEventResponse: {
    id: string;
    event: string;
    channel: string | null;
    recorded_at: string;
  };
  /** What a visitor did on a share page. */
  SharePageEventRequest: {
    event: 'viewed' | 'cta_clicked';
    /** Where the visitor came from, when the link says so. */
    channel?: string | null;
  };
  /** What happened on a buddy's share sheet. */
  ShareSheetEventRequest: {
    event: 'opened' | 'shared';
    /** Where it is shared to: `slack`, `copy_link` … */
    channel?: string | null;
  };
  /** A skill's value runs from 0 to `max_value`; its level is `floor(value / points_per_level)`. */
  Skill: {
    key: string;
    label: string;
    icon: string | null;
    color: string | null;
    max_value: number;
    points_per_level: number;
  };
  /** A skill that is not used fades: once a buddy and period. */
  SkillDecayRule: {
    id: string;
    skill_key: string;
    cadence: Schemas['Period'];
    /** Points that a buddy loses in a period. */
    amount: number;
    /** The level below which the rule takes no skill. */
    floor_level: number;
    /** Days after the skill was last trained, or the buddy was born, on which nothing is lost. */
    grace_days: number;
    /** Only while the skill has more points than this. */
    apply_only_above: number | null;
    audience: string;
    active: boolean;
  };
  /** A decay rule to create, or all of what one is to become. Not active unless it says so: look at its preview first. */
  SkillDecayRuleInput: {
    skill_key: string;
    cadence: Schemas['Period'];
    /** Points that a buddy loses in a period. */
    amount: number;
    /** The level below which the rule takes no skill. */
    floor_level?: number;
    /** Days after the skill was last trained, or the buddy was born, on which nothing is lost. */
    grace_days?: number;
    /** Only while the skill has more points than this. */
    apply_only_above?: number | null;
    audience?: string;
    active?: boolean;
  };
  /** One skill of a set; by default 0 to 100 with a level every 20 points. */
  SkillInput: {
    key: string;
    label: string;
    icon?: string | null;
    color?: string | null;
    max_value?: number;
    points_per_level?: number;
  };
  /** Which skill, and how high. */
  SkillLevelConfig: {
    skill_key: string;
    level: number;
  };
  /** An event of the type raises a skill. */
  SkillRule: {
    id: string;
    name: string;
    event_type: string;
    skill_key: string;
    amount: number;
    audience: string | null;
    where: Array<Schemas['ProgressionWhereClause']>;
    /** Points of this rule in a UTC day. */
    daily_cap: number | null;
    is_active: boolean;
  };
  /** A skill rule to create, or all of what one is to become. */
  SkillRuleInput: {
    name: string;
    event_type: string;
    skill_key: string;
    amount: number;
    audience?: string | null;
    where?: Array<Schemas['ProgressionWhereClause']> | null;
    daily_cap?: number | null;
    is_active?: boolean;
  };
  /** A set of skills. */
  SkillSet: {
    id: string;
    key: string;
    name: string;
    skills: Array<Schemas['Skill']>;
    is_active: boolean;
  };
  /** A skill set to create, or all of what one is to become. */
  SkillSetInput: {
    key: string;
    name: string;
    skills: Array<Schemas['SkillInput']>;
    is_active?: boolean;
  };
  /** A skill and a buddy's points in it. */
  SkillStatus: {
    key: string;
    label: string;
    icon: string | null;
    color: string | null;
    value: number;
    /** Whole multiples of `points_per_level`. */
    level: number;
    max_value: number;
    points_per_level: number;
  };
  /** A change of one skill. */
  SkillUpdate: {
    key: string;
    action: 'increase' | 'decrease' | 'set';
    /** For `increase` and `decrease`, 1…1,000,000,000. */
    amount?: number | null;
    /** For `set`, 0…1,000,000,000. */
    value?: number | null;
  };
  /** The skills after the change. */
  SkillsChanged: {
    buddy_id: string;
    skills: Record<string, number>;
    evolution_ready: boolean;
  };
  /** A debit by hand. `token` absent: the primary token. */
  SpendCoinsRequest: {
    amount: number;
    reason: string;
    item_id?: string | null;
    token?: string | null;
  };
  /** The stage to have reached. */
  StageConfig: {
    stage: number;
  };
  /** A step that was completed, and what it gave. */
  StepCompletion: {
    path_key: string;
    step_key: string;
    reward_coins: number;
    reward_badge_key: string | null;
  };
  /** Which streak, and how long. */
  StreakConfig: {
    streak_key: string;
    length: number;
  };
  /** Ticks at most once a period when an event of the type comes. */
  StreakDefinition: {
    id: string;
    key: string;
    label: string;
    icon: string | null;
    event_type: string;
    where: Array<Schemas['ProgressionWhereClause']>;
    period: Schemas['Period'];
    display_mode: Schemas['StreakDisplay'];
    max_row_icons: number | null;
    /** The one that a buddy's `current_streak` shows. */
    hero: boolean;
    /** Rising lengths; each is rewarded once a buddy. */
    milestones: Array<Schemas['StreakMilestone']>;
    tick_bonus_coins: number | null;
    freeze: Schemas['StreakFreeze'] | null;
    audience: string | null;
    is_active: boolean;
  };
  /** A streak to create, or all of what one is to become. */
  StreakDefinitionInput: {
    key: string;
    label: string;
    event_type: string;
    icon?: string | null;
    where?: Array<Schemas['ProgressionWhereClause']> | null;
    period?: Schemas['Period'];
    display_mode?: Schemas['StreakDisplay'];
    max_row_icons?: number | null;
    hero?: boolean;
    milestones?: Array<Schemas['StreakMilestone']> | null;
    tick_bonus_coins?: number | null;
    freeze?: Schemas['StreakFreeze'] | null;
    audience?: string | null;
    is_active?: boolean;
  };
  /** How a streak is shown. */
  StreakDisplay: 'count' | 'row' | 'mini';
  /** A held freeze is used up by a missed period in place of the streak. */
  StreakFreeze: {
    max_held: number;
    cost_coins: number;
  };
  /** What a streak of this length gives. */
  StreakMilestone: {
    count: number;
    coins?: number | null;
    token_key?: string | null;
    token_amount?: number | null;
    badge_key?: string | null;
  };
  /** Where one streak of a buddy stands at a moment. */
  StreakStatus: {
    definition_key: string;
    label: string;
    icon: string | null;
    period: Schemas['Period'];
    current: number;
    longest: number;
    freezes_held: number;
    ticked_this_period: boolean;
    next_milestone: number | null;
    hero: boolean;
  };
  /** Where a streak stands after the event. */
  StreakUpdate: {
    definition_key: string;
    label: string;
    icon: string | null;
    current: number;
    longest: number;
    milestone_hit: number | null;
    hero: boolean;
  };
  /** A sub-step that was completed, and what it gave. */
  SubStepCompletion: {
    path_key: string;
    step_key: string;
    sub_step_key: string;
    reward_coins: number;
    reward_badge_key: string | null;
  };
  /** What completing a sub-step by hand did. */
  SubStepCompletionResult: {
    /** It was complete before; nothing has changed. */
    already_completed: boolean;
    sub_step_key: string;
    step_key: string;
    /** The step is complete now. */
    step_completed: boolean;
    /** The path is complete now. */
    path_completed: boolean;
    /** What the sub-step pays; 0 when it was complete before. A completed step's own reward comes on top. */
    reward_coins: number;
    /** The badge that the sub-step gives; null when it was complete before. */
    reward_badge_key: string | null;
  };
  /** What a look is to be made from: at least one of colours, a website and a mood. */
  SuggestThemeRequest: {
    /** One to four, as `#6247D6`; the first matters most. */
    brand_colors?: Array<string> | null;
    /** Its colours are looked for in the page. */
    website_url?: string | null;
    mood?: null | 'joyful' | 'calm' | 'bold' | 'serious' | 'playful';
    /** `procedural` costs nothing and answers the same to the same; `ai` costs a credit. */
    mode?: 'procedural' | 'ai';
    /** How many looks; three when absent. */
    count?: number;
  };
  /** A value of the setting `widget_theme_config`. */
  SuggestedTheme: {
    theme: string;
    axes: Record<string, unknown>;
    vars: Record<string, unknown>;
    vars_dark: Record<string, unknown>;
  };
  /** What a customer's world is like. */
  Theme: 'default' | 'fantasy' | 'fitness' | 'corporate' | 'education' | 'tech';
  /** What the pack added to the draft; nothing the second time. */
  ThemePackApplied: {
    theme: Schemas['Theme'];
    config_version_id: string;
    /** Keys of the skills that the draft did not have. */
    skills_added: Array<string>;
    rules_added: Array<Schemas['SkillRule']>;
    /** How many of the pack's rules the draft had already. */
    rules_kept: number;
  };
  /** A look. */
  ThemeSuggestion: {
    name: string;
    /** Why it is like this. */
    rationale: string;
    /** As `widget_theme_config` takes it. */
    theme_config: Schemas['SuggestedTheme'];
    /** What was measured; every pair can be read. */
    contrast: Array<Schemas['ContrastPair']>;
  };
  /** Looks to choose from. Nothing is stored: what is chosen goes into the setting `widget_theme_config`. */
  ThemeSuggestions: {
    suggestions: Array<Schemas['ThemeSuggestion']>;
    /** `procedural` or `ai`. */
    source: 'procedural' | 'ai';
    credits_charged: number;
  };
  /** Whether the tokens come or go. */
  TokenAction: 'earn' | 'spend';
  /** Which token, how much, and how it is counted. */
  TokenAmountConfig: {
    token_key: string;
    amount: number;
    basis: Schemas['AmountBasis'];
  };
  /** A token and the buddy's balance of it. */
  TokenBalanceResponse: {
    kind: Schemas['TokenKind'];
    key: string;
    label: string;
    balance: number;
    lifetime_earned: number;
    lifetime_spent: number;
  };
  /** A token. The one of kind `primary` is coins under another name: the same ledger and balance. */
  TokenConfig: {
    token_key: string;
    label: string;
    icon: string | null;
    kind: Schemas['TokenKind'];
    /** Events credit up to here and no further. */
    max_balance: number | null;
    earn_rules: Array<Schemas['ProgressionTokenEarnRule']>;
    is_active: boolean;
  };
  /** A token to set up, or all of what one is to become. A customer has one `primary` token: sent under another key, it is renamed. */
  TokenConfigRequest: {
    token_key: string;
    label: string;
    kind: Schemas['TokenKind'];
    icon?: string | null;
    max_balance?: number | null;
    earn_rules?: Array<Schemas['EconomyTokenEarnRule']> | null;
    is_active?: boolean;
  };
  /** A token as it is set up. */
  TokenConfigResponse: {
    token_key: string;
    label: string;
    icon: string | null;
    kind: Schemas['TokenKind'];
    max_balance: number | null;
    earn_rules: Array<Schemas['EconomyTokenEarnRule']>;
    is_active: boolean;
  };
  /** Primary tokens are spent; progression tokens only grow. */
  TokenKind: 'primary' | 'progression';
  /** The buddy's tokens by kind; a slot that the customer has not set up is null. */
  TokensResponse: {
    primary: Schemas['TokenBalanceResponse'] | null;
    progression: Schemas['TokenBalanceResponse'] | null;
  };
  /** Something that the user did in the browser. */
  TrackRequest: {
    type: string;
    /** Makes a repeat of this buddy harmless; made up when absent. It never meets the ids that your server chooses. */
    event_id?: string | null;
    /** A free JSON object, at most 32 KiB and 8 levels deep. */
    properties?: Record<string, unknown> | null;
    /** The browser's, an IANA name such as `Europe/Istanbul`: it becomes the buddy's. */
    time_zone?: string | null;
  };
  /** An open gate. */
  UnlockResponse: {
    gate_key: string;
    unlocked: boolean;
    already_unlocked: boolean;
    unlocked_at: string;
    /** Null when the gate was open already: nothing was charged. */
    balance_after: number | null;
    metadata: Record<string, unknown>;
  };
  /** The buddy's new name, its user's time zone, or both. */
  UpdateBuddyRequest: {
    name?: string | null;
    /** An IANA name such as `Europe/Istanbul`; null: back to your default. Stays as it is when absent. */
    time_zone?: string | null;
  };
  /** What is absent stays as it is. */
  UpdateCustomerRequest: {
    name?: string | null;
    /** An empty string removes it. */
    company?: string | null;
  };
  /** What is absent stays as it is. */
  UpdateWebhookConfigRequest: {
    url?: string | null;
    events?: Array<string> | null;
    description?: string | null;
    /** True also switches a disabled endpoint on again. */
    active?: boolean | null;
    /** For what is sent from now on, retries included. */
    format?: null | 'bare' | 'standard';
  };
  /** One of a user's buddies, newest first. */
  UserBuddy: {
    id: string;
    name: string;
    audience: string;
    status: 'active' | 'archived';
    evolution_stage: number;
    coins: number;
    badge_count: number;
    total_skill_level: number;
    image_url: string | null;
    thumb_url: string | null;
    created_at: string;
  };
  /** A user over all of its buddies. */
  UserSummary: {
    /** Your own id of the user. */
    user_id: string;
    /** All of them. The other numbers are over the newest 100. */
    buddy_count: number;
    /** Those that are not archived. */
    active_buddy_count: number;
    /** The balances of the primary token, added up. */
    coins: number;
    /** Token key to balance, added up. */
    tokens: Record<string, number>;
    /** How many badges the buddies have; the same badge of two of them is two. */
    badge_count: number;
    /** The keys of these badges, each once. */
    badges: Array<string>;
    /** Added up. */
    total_skill_level: number;
    /** 1 Hatchling … 5 Elder; null without a buddy. */
    highest_evolution_stage: number | null;
    /** When one of them last changed or made progress; null without a buddy. */
    last_active_at: string | null;
    buddies: Array<Schemas['UserBuddy']>;
  };
  /** The token of the mail. */
  VerifyEmailRequest: {
    /** From the mail; good once, for an hour. */
    token: string;
  };
  /** The page to look at. */
  VerifyInstallationRequest: {
    /** Its public address, https. Redirects are not followed. */
    url: string;
  };
  /** An endpoint that news is sent to. */
  WebhookConfigResponse: {
    id: string;
    url: string;
    events: Array<string>;
    description: string | null;
    active: boolean;
    /** `active`, `paused` or `disabled` (by us; `GET /webhook-configs/health` says why). */
    status: 'active' | 'paused' | 'disabled';
    /** Whole, and only in the answer that made it. */
    secret?: string | null;
    masked_secret: string;
    /** What bodies look like: `bare` or `standard`. */
    format: 'bare' | 'standard';
    /** Seconds to wait before each attempt, ±10 %. */
    retry_schedule: Array<number>;
    created_at: string;
    updated_at: string;
  };
  /** A kind of news that an endpoint may subscribe to. */
  WebhookEventResponse: {
    name: string;
    description: string;
    /** An example body; what is sent has this shape. */
    sample: Record<string, unknown>;
  };
  /** How a property is compared. */
  WhereOperator: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'contains' | 'exists';
  /** Who the calling credential is and what it may do. */
  WhoAmIResponse: {
    customer_id: string;
    kind: Schemas['PrincipalKind'];
    /** The key, widget session or login; null for an embed token. */
    key_id: string | null;
    mode: string;
    plan: string;
    /** What the plan includes, less what is switched off. */
    capabilities: Array<string>;
    /** `*` for a credential that acts for the whole customer. */
    scopes: Array<string>;
    rate_limit: Schemas['RateLimit'];
    event_quota: Schemas['EventQuotaUse'];
  };
  /** A short definition list, whole. */
  WholeListOfApiKeyResponse: {
    data: Array<Schemas['ApiKeyResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfBadgeDefinition: {
    data: Array<Schemas['BadgeDefinition']>;
  };
  /** A short definition list, whole. */
  WholeListOfBadgeResponse: {
    data: Array<Schemas['BadgeResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfCoinRule: {
    data: Array<Schemas['CoinRule']>;
  };
  /** A short definition list, whole. */
  WholeListOfConfigVersionSummary: {
    data: Array<Schemas['ConfigVersionSummary']>;
  };
  /** A short definition list, whole. */
  WholeListOfEventTypeResponse: {
    data: Array<Schemas['EventTypeResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfItemResponse: {
    data: Array<Schemas['ItemResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfMarketplaceResponse: {
    data: Array<Schemas['MarketplaceResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfOccurredType: {
    data: Array<Schemas['OccurredType']>;
  };
  /** A short definition list, whole. */
  WholeListOfPathStepSummary: {
    data: Array<Schemas['PathStepSummary']>;
  };
  /** A short definition list, whole. */
  WholeListOfPathSubStep: {
    data: Array<Schemas['PathSubStep']>;
  };
  /** A short definition list, whole. */
  WholeListOfPathSummary: {
    data: Array<Schemas['PathSummary']>;
  };
  /** A short definition list, whole. */
  WholeListOfPresetSummary: {
    data: Array<Schemas['PresetSummary']>;
  };
  /** A short definition list, whole. */
  WholeListOfPurchasedItemResponse: {
    data: Array<Schemas['PurchasedItemResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfSkillDecayRule: {
    data: Array<Schemas['SkillDecayRule']>;
  };
  /** A short definition list, whole. */
  WholeListOfSkillRule: {
    data: Array<Schemas['SkillRule']>;
  };
  /** A short definition list, whole. */
  WholeListOfSkillSet: {
    data: Array<Schemas['SkillSet']>;
  };
  /** A short definition list, whole. */
  WholeListOfStreakDefinition: {
    data: Array<Schemas['StreakDefinition']>;
  };
  /** A short definition list, whole. */
  WholeListOfTokenConfigResponse: {
    data: Array<Schemas['TokenConfigResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfWebhookConfigResponse: {
    data: Array<Schemas['WebhookConfigResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfWebhookEventResponse: {
    data: Array<Schemas['WebhookEventResponse']>;
  };
  /** A short definition list, whole. */
  WholeListOfWidgetBadge: {
    data: Array<Schemas['WidgetBadge']>;
  };
  /** A short definition list, whole. */
  WholeListOfWidgetMarketplace: {
    data: Array<Schemas['WidgetMarketplace']>;
  };
  /** A badge of the catalogue and how near the buddy is to it. */
  WidgetBadge: {
    badge_key: string;
    label: string;
    description: string | null;
    icon_url: string | null;
    /** `auto` or `manual`. */
    award_mode: string;
    earned: boolean;
    awarded_at: string | null;
    /** Its condition is met; a person has still to award it. */
    ready: boolean;
    /** Progress towards `target`; null once earned and where it cannot be counted. */
    current: number | null;
    target: number | null;
  };
  /** The buddy alone. */
  WidgetBuddy: {
    buddy: Schemas['BuddyResponse'];
    skills: Array<Schemas['WidgetSkill']>;
    evolution: Schemas['EvolutionStatus'];
    /** What the token allows; widgets disable the rest. */
    scopes: Array<string>;
  };
  /** Whether the buddy's user is still to see it hatch. */
  WidgetCeremony: {
    /** `pending` until it was seen, for thirty days at most; then `done`. */
    hatch: 'pending' | 'done';
    /** The egg that it hatches from; null when it is done. */
    egg_image_url: string | null;
  };
  /** Items to put on and to take off; at least one of either. */
  WidgetEquipRequest: {
    equip?: Array<string> | null;
    unequip?: Array<string> | null;
  };
  /** An item on sale, and whether the buddy has it. */
  WidgetItem: {
    id: string;
    marketplace_id: string;
    key: string;
    name: string;
    description: string | null;
    image_url: string | null;
    /** Stage (1…5) to picture. */
    stage_image_urls: Record<string, unknown>;
    category: string;
    /** What is drawn over what: the higher over the lower. */
    layer_order: number;
    rarity: string;
    price: Schemas['ItemPrice'];
    unlock_type: string;
    /** How many are left; null: no end of them. */
    stock: number | null;
    /** Null: as many as it likes. */
    max_per_buddy: number | null;
    is_active: boolean;
    position: number;
    /** The buddy has one. */
    owned: boolean;
    /** The buddy wears it. */
    equipped: boolean;
  };
  /** A shop as the buddy sees it. */
  WidgetMarketplace: {
    id: string;
    key: string;
    name: string;
    /** `coin`, `free` or `mixed`. */
    pricing_mode: string;
    items: Array<Schemas['WidgetItem']>;
  };
  /** What happened on the share sheet of a widget. */
  WidgetShareEventRequest: {
    event: 'opened';
    /** Where it is shared to: `slack`, `copy_link` … */
    channel?: string | null;
  };
  /** A skill and the buddy's points in it. */
  WidgetSkill: {
    key: string;
    label: string;
    icon: string | null;
    color: string | null;
    value: number;
    /** Whole multiples of `points_per_level`. */
    level: number;
    max_value: number;
    points_per_level: number;
  };
  /** Everything that one buddy's widgets show. */
  WidgetState: {
    buddy: Schemas['BuddyResponse'];
    skills: Array<Schemas['WidgetSkill']>;
    badges: Array<Schemas['WidgetBadge']>;
    streaks: Array<Schemas['WidgetStreak']>;
    evolution: Schemas['EvolutionStatus'];
    /** Pictures in the making. */
    pending_operations: Array<Schemas['OperationResponse']>;
    /** What the token allows; widgets disable the rest. */
    scopes: Array<string>;
    /** `interactive`, or `read-only` for an embed token. */
    mode: 'interactive' | 'read-only';
    ceremony: Schemas['WidgetCeremony'];
  };
  /** A streak and the buddy's counts. */
  WidgetStreak: {
    key: string;
    label: string;
    icon: string | null;
    /** `daily`, `weekly` or `monthly`. */
    period: string;
    /** `count`, `row` or `mini`. */
    display_mode: string;
    max_row_icons: number | null;
    current: number;
    longest: number;
    freezes_held: number;
    /** The current period has its event already. */
    active_in_period: boolean;
    /** The next count that gives a reward; null when there is none. */
    next_milestone: number | null;
    hero: boolean;
  };
  /** A streak, when its period ends, and its milestones. */
  WidgetStreakDetail: {
    key: string;
    label: string;
    icon: string | null;
    /** `daily`, `weekly` or `monthly`. */
    period: string;
    /** `count`, `row` or `mini`. */
    display_mode: string;
    max_row_icons: number | null;
    current: number;
    longest: number;
    freezes_held: number;
    /** The current period has its event already. */
    active_in_period: boolean;
    /** The next count that gives a reward; null when there is none. */
    next_milestone: number | null;
    hero: boolean;
    /** When the next period begins. */
    period_ends_at: string;
    milestones: Array<Schemas['WidgetStreakMilestone']>;
  };
  /** A count that gives a reward. */
  WidgetStreakMilestone: {
    count: number;
    /** The streak has been that long already, now or before. */
    reached: boolean;
  };
  /** How the customer's widgets are to look, under what a page says itself. */
  WidgetTheme: {
    /** `light`, `dark` or `auto`; null leaves it to the page. */
    theme: string | null;
    /** `sm`, `md`, `lg` or `full`; null leaves it to the page. */
    size: string | null;
    /** Axis to value; an axis that is absent has its default. */
    axes: Record<string, unknown>;
    /** Tokens by name, `--hw-accent` for example. */
    vars: Record<string, unknown>;
    /** Laid over `vars` in the dark. */
    vars_dark: Record<string, unknown>;
    /** Adopted last in every widget. */
    custom_css: string | null;
    locale: string | null;
    /** Locale to texts by key, before our own. */
    messages: Record<string, Record<string, unknown>>;
    /** Changes with the look. */
    version: string;
  };
  /** A token and the buddy's balance of it. */
  WidgetToken: {
    kind: 'primary' | 'progression';
    key: string;
    label: string;
    icon: string | null;
    max_balance: number | null;
    balance: number;
    lifetime_earned: number;
    lifetime_spent: number;
  };
  /** The buddy's wallet. */
  WidgetTokens: {
    primary: Schemas['WidgetToken'] | null;
    progression: Array<Schemas['WidgetToken']>;
  };
}

/** Every route of the API: what goes into it and what it answers, spelt as on the wire. */
export interface Routes {
  /** List all active API keys for the current customer */
  'GET /api/v1/auth/api-keys': {
    operationId: 'ListApiKeys';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfApiKeyResponse'];
  };
  /** Create a new API key */
  'POST /api/v1/auth/api-keys': {
    operationId: 'CreateApiKey';
    path: {};
    query: {};
    body: Schemas['CreateApiKeyRequest'];
    answer: Schemas['CreatedApiKey'];
  };
  /** Rotate API keys by revoking all existing keys and creating a new one */
  'POST /api/v1/auth/api-keys/rotate': {
    operationId: 'RotateApiKeys';
    path: {};
    query: {};
    body: Schemas['RotateApiKeysRequest'] | null | undefined;
    answer: Schemas['CreatedApiKey'];
  };
  /** Return the identity, plan, capabilities, and scopes of the calling credential */
  'GET /api/v1/auth/api-keys/whoami': {
    operationId: 'WhoAmI';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WhoAmIResponse'];
  };
  /** Revoke an API key by its ID */
  'DELETE /api/v1/auth/api-keys/{id}': {
    operationId: 'RevokeApiKey';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Request a fresh dashboard email verification link */
  'POST /api/v1/auth/email/verification/request': {
    operationId: 'RequestEmailVerification';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['Acknowledgement'];
  };
  /** Verify dashboard account email with a one-time token */
  'POST /api/v1/auth/email/verify': {
    operationId: 'VerifyEmail';
    path: {};
    query: {};
    body: Schemas['VerifyEmailRequest'];
    answer: Schemas['EmailVerified'];
  };
  /** Authenticate and obtain a JWT token */
  'POST /api/v1/auth/login': {
    operationId: 'Login';
    path: {};
    query: {};
    body: Schemas['LoginRequest'];
    answer: Schemas['LoginResponse'];
  };
  /** End the current dashboard session */
  'POST /api/v1/auth/logout': {
    operationId: 'Logout';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['Acknowledgement'];
  };
  /** Get the currently authenticated customer profile */
  'GET /api/v1/auth/me': {
    operationId: 'GetAuthenticatedCustomer';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['CustomerResponse'];
  };
  /** Change the current dashboard account password */
  'POST /api/v1/auth/password/change': {
    operationId: 'ChangePassword';
    path: {};
    query: {};
    body: Schemas['ChangePasswordRequest'];
    answer: Schemas['LoginResponse'];
  };
  /** Reset dashboard password with a one-time token */
  'POST /api/v1/auth/password/reset': {
    operationId: 'ResetPassword';
    path: {};
    query: {};
    body: Schemas['ResetPasswordRequest'];
    answer: Schemas['Acknowledgement'];
  };
  /** Request a dashboard password reset token */
  'POST /api/v1/auth/password/reset/request': {
    operationId: 'RequestPasswordReset';
    path: {};
    query: {};
    body: Schemas['EmailRequest'];
    answer: Schemas['Acknowledgement'];
  };
  /** Issue a browser-safe publishable key (hatch_pk_*) with a scoped set of permissions. */
  'POST /api/v1/auth/publishable-keys': {
    operationId: 'CreatePublishableKey';
    path: {};
    query: {};
    body: Schemas['CreatePublishableKeyRequest'];
    answer: Schemas['CreatedPublishableKey'];
  };
  /** Register a new customer account */
  'POST /api/v1/auth/register': {
    operationId: 'RegisterCustomer';
    path: {};
    query: {};
    body: Schemas['RegisterRequest'];
    answer: Schemas['RegisterResponse'];
  };
  /** List all badge definitions */
  'GET /api/v1/badge-definitions': {
    operationId: 'ListBadgeDefinitions';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfBadgeDefinition'];
  };
  /** Create a badge definition */
  'POST /api/v1/badge-definitions': {
    operationId: 'CreateBadgeDefinition';
    path: {};
    query: {};
    body: Schemas['BadgeDefinitionInput'];
    answer: Schemas['BadgeDefinition'];
  };
  /** Get a badge definition */
  'GET /api/v1/badge-definitions/{id}': {
    operationId: 'GetBadgeDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['BadgeDefinition'];
  };
  /** Update a badge definition */
  'PUT /api/v1/badge-definitions/{id}': {
    operationId: 'UpdateBadgeDefinition';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['BadgeDefinitionInput'];
    answer: Schemas['BadgeDefinition'];
  };
  /** Delete a badge definition */
  'DELETE /api/v1/badge-definitions/{id}': {
    operationId: 'DeleteBadgeDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List buddies with pagination and optional filters */
  'GET /api/v1/buddies': {
    operationId: 'ListBuddies';
    path: {};
    query: {
      /** Only of this user: your own id. */
      user_id?: string;
      /** Only those with this status. */
      status?: 'active' | 'archived';
      /** Only those at this stage: 1 Hatchling … 5 Elder. */
      evolution_stage?: number;
      /** Only those of this audience. */
      audience?: string;
      /** What to sort by. */
      sort?: 'created_at' | 'updated_at' | 'name' | 'evolution_stage' | 'coins';
      /** Ascending or descending. */
      order?: 'asc' | 'desc';
      /** Counted from 1. */
      page?: number;
      /** How many entries a page holds. */
      limit?: number;
    };
    body: undefined;
    answer: Schemas['NumberedPageOfBuddyResponse'];
  };
  /** Get a user summary including buddy count, coins, and badges */
  'GET /api/v1/buddies/users/{user_id}/summary': {
    operationId: 'GetUserSummary';
    path: {
      user_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['UserSummary'];
  };
  /** Regenerate the buddy stage base image */
  'POST /api/v1/buddies/{buddy_id}/appearance/rerender': {
    operationId: 'RerenderAppearance';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['RerenderAccepted'];
  };
  /** List all badges awarded to a buddy */
  'GET /api/v1/buddies/{buddy_id}/badges': {
    operationId: 'ListBuddyBadges';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfBadgeResponse'];
  };
  /** Award a badge to a buddy */
  'POST /api/v1/buddies/{buddy_id}/badges': {
    operationId: 'AwardBadge';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['AwardBadgeRequest'];
    answer: Schemas['BadgeResponse'];
  };
  /** Earn coins for a buddy (supports idempotency) */
  'POST /api/v1/buddies/{buddy_id}/coins': {
    operationId: 'EarnCoins';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['EarnCoinsRequest'];
    answer: Schemas['MovementResponse'];
  };
  /** Spend coins for a buddy (supports idempotency) */
  'POST /api/v1/buddies/{buddy_id}/coins/spend': {
    operationId: 'SpendCoins';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['SpendCoinsRequest'];
    answer: Schemas['MovementResponse'];
  };
  /** Equip or unequip items on a buddy */
  'PATCH /api/v1/buddies/{buddy_id}/equipped-items': {
    operationId: 'EquipItems';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['EquipRequest'];
    answer: Schemas['EquipAccepted'];
  };
  /** Check evolution readiness and progress for a buddy */
  'GET /api/v1/buddies/{buddy_id}/evolution': {
    operationId: 'GetEvolution';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['EvolutionStatus'];
  };
  /** Stage transition timeline for a buddy */
  'GET /api/v1/buddies/{buddy_id}/evolutions': {
    operationId: 'ListEvolutions';
    path: {
      buddy_id: string;
    };
    query: {
      /** Counted from 1. */
      page?: number;
      /** How many entries a page holds. */
      limit?: number;
    };
    body: undefined;
    answer: Schemas['EvolutionTimeline'];
  };
  /** Trigger asynchronous buddy evolution */
  'POST /api/v1/buddies/{buddy_id}/evolve': {
    operationId: 'EvolveBuddy';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['OperationAccepted'];
  };
  /** Spend tokens to unlock a gate for a buddy */
  'POST /api/v1/buddies/{buddy_id}/gates/{gate_key}/unlock': {
    operationId: 'UnlockGate';
    path: {
      buddy_id: string;
      gate_key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['UnlockResponse'];
  };
  /** Get buddy progression metrics (legacy endpoint) */
  'GET /api/v1/buddies/{buddy_id}/progression': {
    operationId: 'GetBuddyProgression';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['BuddyProgression'];
  };
  /** Get buddy progression metrics (lessons, quizzes, streaks, etc.) */
  'GET /api/v1/buddies/{buddy_id}/progression-metrics': {
    operationId: 'GetProgressionMetrics';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ProgressionMetrics'];
  };
  /** Purchase a marketplace item using coins (supports idempotency) */
  'POST /api/v1/buddies/{buddy_id}/purchase-item': {
    operationId: 'PurchaseItem';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['AcquireItemRequest'];
    answer: Schemas['PurchaseResponse'];
  };
  /** List all purchased items for a buddy */
  'GET /api/v1/buddies/{buddy_id}/purchased-items': {
    operationId: 'ListPurchasedItems';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfPurchasedItemResponse'];
  };
  /** Typed token balances (primary + progression) */
  'GET /api/v1/buddies/{buddy_id}/tokens': {
    operationId: 'GetBuddyTokens';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['TokensResponse'];
  };
  /** Earn or spend tokens for a buddy (supports idempotency) */
  'POST /api/v1/buddies/{buddy_id}/tokens': {
    operationId: 'MoveBuddyTokens';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['MoveTokensRequest'];
    answer: Schemas['MovementResponse'];
  };
  /** Unlock an item without spending coins */
  'POST /api/v1/buddies/{buddy_id}/unlock-item': {
    operationId: 'UnlockItem';
    path: {
      buddy_id: string;
    };
    query: {};
    body: Schemas['AcquireItemRequest'];
    answer: Schemas['PurchaseResponse'];
  };
  /** List gates this buddy has unlocked */
  'GET /api/v1/buddies/{buddy_id}/unlocks': {
    operationId: 'ListUnlocks';
    path: {
      buddy_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['BuddyUnlocksResponse'];
  };
  /** Get buddy details with full canonical state */
  'GET /api/v1/buddies/{id}': {
    operationId: 'GetBuddy';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['BuddyResponse'];
  };
  /** Update a buddy name or its time zone */
  'PATCH /api/v1/buddies/{id}': {
    operationId: 'RenameBuddy';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['UpdateBuddyRequest'];
    answer: Schemas['BuddyResponse'];
  };
  /** Archive a buddy (one-way transition from active to archived) */
  'PATCH /api/v1/buddies/{id}/archive': {
    operationId: 'ArchiveBuddy';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['BuddyResponse'];
  };
  /** Record a share-sheet funnel event (opened / shared) */
  'POST /api/v1/buddies/{id}/share/events': {
    operationId: 'RecordShareEvent';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ShareSheetEventRequest'];
    answer: Schemas['ShareEventResponse'];
  };
  /** Update buddy skill levels (increase, decrease, or set) */
  'PATCH /api/v1/buddies/{id}/skills': {
    operationId: 'UpdateBuddySkills';
    path: {
      id: string;
    };
    query: {};
    body: Array<Schemas['SkillUpdate']>;
    answer: Schemas['SkillsChanged'];
  };
  /** List all coin rules */
  'GET /api/v1/coin-rules': {
    operationId: 'ListCoinRules';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfCoinRule'];
  };
  /** Create a coin rule */
  'POST /api/v1/coin-rules': {
    operationId: 'CreateCoinRule';
    path: {};
    query: {};
    body: Schemas['CoinRuleInput'];
    answer: Schemas['CoinRule'];
  };
  /** Update a coin rule */
  'PUT /api/v1/coin-rules/{id}': {
    operationId: 'UpdateCoinRule';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['CoinRuleInput'];
    answer: Schemas['CoinRule'];
  };
  /** Delete a coin rule */
  'DELETE /api/v1/coin-rules/{id}': {
    operationId: 'DeleteCoinRule';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Reward pool telemetry */
  'GET /api/v1/coin-rules/{id}/reward-pool/telemetry': {
    operationId: 'GetRewardPoolTelemetry';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['RewardPoolTelemetry'];
  };
  /** List config versions */
  'GET /api/v1/config-versions': {
    operationId: 'ListConfigVersions';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfConfigVersionSummary'];
  };
  /** Create or open the draft config version */
  'POST /api/v1/config-versions': {
    operationId: 'CreateConfigVersion';
    path: {};
    query: {};
    body: Schemas['OpenDraft'] | null | undefined;
    answer: Schemas['ConfigVersionDetail'];
  };
  /** Get config version */
  'GET /api/v1/config-versions/{id}': {
    operationId: 'GetConfigVersion';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ConfigVersionDetail'];
  };
  /** Update config version */
  'PATCH /api/v1/config-versions/{id}': {
    operationId: 'UpdateConfigVersion';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ConfigVersionPatch'];
    answer: Schemas['ConfigVersionDetail'];
  };
  /** Clone config version */
  'POST /api/v1/config-versions/{id}/clone': {
    operationId: 'CloneConfigVersion';
    path: {
      id: string;
    };
    query: {
      /** True throws away what the draft holds. */
      replace?: boolean;
    };
    body: undefined;
    answer: Schemas['ConfigVersionDetail'];
  };
  /** Preview config impact */
  'GET /api/v1/config-versions/{id}/impact': {
    operationId: 'PreviewConfigImpact';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ConfigImpact'];
  };
  /** Migrate buddies */
  'POST /api/v1/config-versions/{id}/migrate-buddies': {
    operationId: 'MigrateBuddies';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['MigrateBuddies'];
    answer: Schemas['BuddiesMigrated'];
  };
  /** Publish config version */
  'POST /api/v1/config-versions/{id}/publish': {
    operationId: 'PublishConfigVersion';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ConfigVersionDetail'];
  };
  /** Get the current customer */
  'GET /api/v1/customers/me': {
    operationId: 'GetCustomer';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['CustomerResponse'];
  };
  /** Update the current customer's name or company */
  'PATCH /api/v1/customers/me': {
    operationId: 'UpdateCustomer';
    path: {};
    query: {};
    body: Schemas['UpdateCustomerRequest'];
    answer: Schemas['CustomerResponse'];
  };
  /** Apply preset */
  'POST /api/v1/customers/me/apply-preset': {
    operationId: 'ApplyPreset';
    path: {};
    query: {};
    body: Schemas['ApplyPresetRequest'];
    answer: Schemas['PresetApplied'];
  };
  /** Replace the customer audience list */
  'PATCH /api/v1/customers/me/audiences': {
    operationId: 'ReplaceAudiences';
    path: {};
    query: {};
    body: Schemas['ReplaceAudiencesRequest'];
    answer: Schemas['CustomerResponse'];
  };
  /** Merge changes into the customer settings */
  'PATCH /api/v1/customers/me/settings': {
    operationId: 'UpdateCustomerSettings';
    path: {};
    query: {};
    body: {
      /** Waiting and ready eggs that one user may have at once; 3 when not set. */
      max_active_eggs?: number | null;
      /** Evolve buddies as soon as they are ready. */
      auto_evolve?: boolean | null;
      /** Capability → whether it is on; a capability of the plan is on unless this says false. */
      feature_toggles?: Record<string, boolean> | null;
      /** What `GET /widget/theme` serves. */
      widget_theme_config?: Record<string, unknown> | null;
      widget_custom_css?: string | null;
      /** `sm`, `md`, `lg` or `full`. */
      widget_size?: 'sm' | 'md' | 'lg' | 'full' | null;
      /** By whose midnight the streaks of users go who have no time zone of their own, such as `Europe/Istanbul`; UTC when not set. */
      default_time_zone?: string | null;
    };
    answer: Schemas['CustomerResponse'];
  };
  /** Erase everything that is kept of one of your users */
  'DELETE /api/v1/customers/me/users/{user_id}/data': {
    operationId: 'EraseUserData';
    path: {
      /** Your own id of the user, 1–200 characters. */
      user_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ErasureResponse'];
  };
  /** Get a user summary including buddy count, coins, and badges */
  'GET /api/v1/customers/me/users/{user_id}/summary': {
    operationId: 'GetCustomerUserSummary';
    path: {
      user_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['UserSummary'];
  };
  /** Suggest widget theme customization */
  'POST /api/v1/customers/me/widget-theme/suggest': {
    operationId: 'SuggestWidgetTheme';
    path: {};
    query: {};
    body: Schemas['SuggestThemeRequest'];
    answer: Schemas['ThemeSuggestions'];
  };
  /** Get coin ledger for a buddy */
  'GET /api/v1/economy/buddies/{buddyId}/ledger': {
    operationId: 'GetBuddyLedger';
    path: {
      buddyId: string;
    };
    query: {
      /** How many entries a page holds. */
      limit?: number;
      /** The `nextCursor` of the page before; absent for the first page. */
      cursor?: string;
      /** Only of this token. */
      token?: string;
      /** Only credits, or only debits. */
      direction?: 'credit' | 'debit';
    };
    body: undefined;
    answer: Schemas['CursorPageOfLedgerEntryResponse'];
  };
  /** List eggs with optional user and status filters */
  'GET /api/v1/eggs': {
    operationId: 'ListEggs';
    path: {};
    query: {
      /** Only of this user: your own id. */
      user_id?: string;
      /** Only those with this status. */
      status?: 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';
      /** Counted from 1. */
      page?: number;
      /** How many entries a page holds. */
      limit?: number;
    };
    body: undefined;
    answer: Schemas['NumberedPageOfEggResponse'];
  };
  /** Create a new egg for a user */
  'POST /api/v1/eggs': {
    operationId: 'CreateEgg';
    path: {};
    query: {
      /** True answers the newest active egg of the user and audience, if there is one, instead of laying another. */
      ensure?: boolean;
    };
    body: Schemas['CreateEggRequest'];
    answer: Schemas['EggResponse'];
  };
  /** Get an egg by its ID */
  'GET /api/v1/eggs/{id}': {
    operationId: 'GetEgg';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['EggResponse'];
  };
  /** Start the asynchronous hatch process for an egg */
  'POST /api/v1/eggs/{id}/hatch': {
    operationId: 'HatchEgg';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['OperationAccepted'];
  };
  /** Update an egg status to ready or cancelled */
  'PATCH /api/v1/eggs/{id}/status': {
    operationId: 'ChangeEggStatus';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ChangeEggStatusRequest'];
    answer: Schemas['EggStatusChange'];
  };
  /** Create embed token */
  'POST /api/v1/embed-tokens': {
    operationId: 'CreateEmbedToken';
    path: {};
    query: {};
    body: Schemas['CreateEmbedTokenRequest'];
    answer: Schemas['EmbedToken'];
  };
  /** List event types */
  'GET /api/v1/event-types': {
    operationId: 'ListEventTypes';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfEventTypeResponse'];
  };
  /** Register an event type */
  'POST /api/v1/event-types': {
    operationId: 'RegisterEventType';
    path: {};
    query: {};
    body: Schemas['EventTypeRequest'];
    answer: Schemas['EventTypeResponse'];
  };
  /** Get an event type */
  'GET /api/v1/event-types/{id}': {
    operationId: 'GetEventType';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['EventTypeResponse'];
  };
  /** Update or rename an event type */
  'PUT /api/v1/event-types/{id}': {
    operationId: 'UpdateEventType';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['EventTypeRequest'];
    answer: Schemas['EventTypeResponse'];
  };
  /** Delete an event type */
  'DELETE /api/v1/event-types/{id}': {
    operationId: 'DeleteEventType';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List events */
  'GET /api/v1/events': {
    operationId: 'ListEvents';
    path: {};
    query: {
      /** Only of this user: your own id. */
      user_id?: string;
      /** Only those of this type; of a registered one, those of its previous names too. */
      type?: string;
      /** Only those with this status. */
      status?: 'accepted' | 'applied' | 'failed';
      /** How many entries a page holds. */
      limit?: number;
      /** The `nextCursor` of the page before; absent for the first page. */
      cursor?: string;
    };
    body: undefined;
    answer: Schemas['CursorPageOfEventSummary'];
  };
  /** Ingest event */
  'POST /api/v1/events': {
    operationId: 'SendEvent';
    path: {};
    query: {};
    body: Schemas['SendEventRequest'];
    answer: Schemas['EventAnswer'];
  };
  /** List most-active users in a recent window */
  'GET /api/v1/events/active-users': {
    operationId: 'ListActiveUsers';
    path: {};
    query: {
      /** How far the window reaches back. */
      days?: number;
      /** How many users to answer. */
      limit?: number;
    };
    body: undefined;
    answer: Schemas['MostActiveUsers'];
  };
  /** Trigger an event from the dashboard admin tools */
  'POST /api/v1/events/admin-trigger': {
    operationId: 'TriggerEvent';
    path: {};
    query: {};
    body: Schemas['AdminTriggerRequest'];
    answer: Schemas['EventAnswer'];
  };
  /** Ingest event batch */
  'POST /api/v1/events/batch': {
    operationId: 'SendEventBatch';
    path: {};
    query: {};
    body: Schemas['SendBatchRequest'];
    answer: Schemas['BatchAnswer'];
  };
  /** List distinct event types */
  'GET /api/v1/events/types': {
    operationId: 'ListOccurredEventTypes';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfOccurredType'];
  };
  /** Get event */
  'GET /api/v1/events/{id}': {
    operationId: 'GetEvent';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['EventDetail'];
  };
  /** Replay an event under other rules, as a dry run */
  'POST /api/v1/events/{id}/replay': {
    operationId: 'ReplayEvent';
    path: {
      id: string;
    };
    query: {
      /** Must be true: there are no other replays. */
      dry_run: true;
    };
    body: Schemas['ReplayEventRequest'] | null | undefined;
    answer: Schemas['EventReplay'];
  };
  /** List token gates for this customer */
  'GET /api/v1/gates': {
    operationId: 'ListGates';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['GatesResponse'];
  };
  /** Create or update a token gate */
  'PUT /api/v1/gates/{gate_key}': {
    operationId: 'PutGate';
    path: {
      gate_key: string;
    };
    query: {};
    body: Schemas['GateRequest'];
    answer: Schemas['GateResponse'];
  };
  /** Delete a token gate */
  'DELETE /api/v1/gates/{gate_key}': {
    operationId: 'DeleteGate';
    path: {
      gate_key: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Health check */
  'GET /api/v1/health': {
    operationId: 'GetHealth';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['HealthSummary'];
  };
  /** Liveness check */
  'GET /api/v1/health/live': {
    operationId: 'GetLiveness';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['Liveness'];
  };
  /** Readiness check */
  'GET /api/v1/health/ready': {
    operationId: 'GetReadiness';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['ReadinessReport'];
  };
  /** Build metadata */
  'GET /api/v1/health/version': {
    operationId: 'GetBuildMetadata';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['BuildMetadata'];
  };
  /** List marketplaces */
  'GET /api/v1/marketplaces': {
    operationId: 'ListMarketplaces';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfMarketplaceResponse'];
  };
  /** Create marketplace */
  'POST /api/v1/marketplaces': {
    operationId: 'CreateMarketplace';
    path: {};
    query: {};
    body: Schemas['MarketplaceRequest'];
    answer: Schemas['MarketplaceResponse'];
  };
  /** Get marketplace */
  'GET /api/v1/marketplaces/{id}': {
    operationId: 'GetMarketplace';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['MarketplaceResponse'];
  };
  /** Update marketplace */
  'PUT /api/v1/marketplaces/{id}': {
    operationId: 'UpdateMarketplace';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['MarketplaceRequest'];
    answer: Schemas['MarketplaceResponse'];
  };
  /** List items */
  'GET /api/v1/marketplaces/{id}/items': {
    operationId: 'ListItems';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfItemResponse'];
  };
  /** Create item */
  'POST /api/v1/marketplaces/{id}/items': {
    operationId: 'CreateItem';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ItemRequest'];
    answer: Schemas['ItemResponse'];
  };
  /** Import items */
  'POST /api/v1/marketplaces/{id}/items/import': {
    operationId: 'ImportItems';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ImportItemsRequest'];
    answer: Schemas['ImportItemsResponse'];
  };
  /** Reorder items */
  'POST /api/v1/marketplaces/{id}/items/reorder': {
    operationId: 'ReorderItems';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['ReorderItemsRequest'];
    answer: Schemas['WholeListOfItemResponse'];
  };
  /** Get item */
  'GET /api/v1/marketplaces/{id}/items/{item_id}': {
    operationId: 'GetItem';
    path: {
      id: string;
      item_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['ItemResponse'];
  };
  /** Update item */
  'PUT /api/v1/marketplaces/{id}/items/{item_id}': {
    operationId: 'UpdateItem';
    path: {
      id: string;
      item_id: string;
    };
    query: {};
    body: Schemas['ItemRequest'];
    answer: Schemas['ItemResponse'];
  };
  /** Delete item */
  'DELETE /api/v1/marketplaces/{id}/items/{item_id}': {
    operationId: 'DeleteItem';
    path: {
      id: string;
      item_id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Get Prometheus metrics */
  'GET /api/v1/metrics': {
    operationId: 'GetMetrics';
    path: {};
    query: {};
    body: undefined;
    answer: string;
  };
  /** List operations with optional type and status filters */
  'GET /api/v1/operations': {
    operationId: 'ListOperations';
    path: {};
    query: {
      /** Only those of this type. */
      type?: 'hatch' | 'equip_item' | 'evolve' | 'rerender';
      /** Only those with this status. */
      status?: 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';
      /** Only those of this buddy. */
      buddy_id?: string;
      /** How many entries a page holds. */
      limit?: number;
      /** The `nextCursor` of the page before; absent for the first page. */
      cursor?: string;
    };
    body: undefined;
    answer: Schemas['CursorPageOfOperationResponse'];
  };
  /** Get an operation by its ID */
  'GET /api/v1/operations/{id}': {
    operationId: 'GetOperation';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['OperationResponse'];
  };
  /** Cancel a pending or processing operation */
  'POST /api/v1/operations/{id}/cancel': {
    operationId: 'CancelOperation';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['OperationResponse'];
  };
  /** List path definitions */
  'GET /api/v1/path-definitions': {
    operationId: 'ListPathDefinitions';
    path: {};
    query: {
      /** Only those of this audience. */
      audience?: string;
    };
    body: undefined;
    answer: Schemas['WholeListOfPathSummary'];
  };
  /** Create a path definition */
  'POST /api/v1/path-definitions': {
    operationId: 'CreatePathDefinition';
    path: {};
    query: {};
    body: Schemas['PathDefinitionInput'];
    answer: Schemas['PathSummary'];
  };
  /** Get path runtime payload for a buddy */
  'GET /api/v1/path-definitions/buddies/{buddy_id}/paths/{path_key}': {
    operationId: 'GetBuddyPath';
    path: {
      buddy_id: string;
      path_key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PathRuntimePayload'];
  };
  /** Manually mark a sub-step complete (admin) */
  'POST /api/v1/path-definitions/buddies/{buddy_id}/paths/{path_key}/sub-steps/{sub_key}/complete': {
    operationId: 'CompletePathSubStep';
    path: {
      buddy_id: string;
      path_key: string;
      sub_key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['SubStepCompletionResult'];
  };
  /** Get a path definition (with steps + sub-steps) */
  'GET /api/v1/path-definitions/{id}': {
    operationId: 'GetPathDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PathDefinition'];
  };
  /** Update a path definition */
  'PUT /api/v1/path-definitions/{id}': {
    operationId: 'UpdatePathDefinition';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['PathDefinitionPatch'];
    answer: Schemas['PathSummary'];
  };
  /** Delete a path definition */
  'DELETE /api/v1/path-definitions/{id}': {
    operationId: 'DeletePathDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Activate a path (atomic single-active per audience) */
  'POST /api/v1/path-definitions/{id}/activate': {
    operationId: 'ActivatePathDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PathSummary'];
  };
  /** Deactivate a path */
  'POST /api/v1/path-definitions/{id}/deactivate': {
    operationId: 'DeactivatePathDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PathSummary'];
  };
  /** List steps in a path */
  'GET /api/v1/path-definitions/{id}/steps': {
    operationId: 'ListPathSteps';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfPathStepSummary'];
  };
  /** Create a step in a path */
  'POST /api/v1/path-definitions/{id}/steps': {
    operationId: 'CreatePathStep';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['PathStepInput'];
    answer: Schemas['PathStepSummary'];
  };
  /** Reorder steps in a path */
  'PUT /api/v1/path-definitions/{id}/steps/reorder': {
    operationId: 'ReorderPathSteps';
    path: {
      id: string;
    };
    query: {};
    body: Array<Schemas['PathOrdering']>;
    answer: Schemas['WholeListOfPathStepSummary'];
  };
  /** Update a step */
  'PUT /api/v1/path-definitions/{id}/steps/{step_id}': {
    operationId: 'UpdatePathStep';
    path: {
      id: string;
      step_id: string;
    };
    query: {};
    body: Schemas['PathStepPatch'];
    answer: Schemas['PathStepSummary'];
  };
  /** Delete a step */
  'DELETE /api/v1/path-definitions/{id}/steps/{step_id}': {
    operationId: 'DeletePathStep';
    path: {
      id: string;
      step_id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List sub-steps within a step */
  'GET /api/v1/path-definitions/{id}/steps/{step_id}/sub-steps': {
    operationId: 'ListPathSubSteps';
    path: {
      id: string;
      step_id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfPathSubStep'];
  };
  /** Create a sub-step */
  'POST /api/v1/path-definitions/{id}/steps/{step_id}/sub-steps': {
    operationId: 'CreatePathSubStep';
    path: {
      id: string;
      step_id: string;
    };
    query: {};
    body: Schemas['PathSubStepInput'];
    answer: Schemas['PathSubStep'];
  };
  /** Reorder sub-steps within a step */
  'PUT /api/v1/path-definitions/{id}/steps/{step_id}/sub-steps/reorder': {
    operationId: 'ReorderPathSubSteps';
    path: {
      id: string;
      step_id: string;
    };
    query: {};
    body: Array<Schemas['PathOrdering']>;
    answer: Schemas['WholeListOfPathSubStep'];
  };
  /** Update a sub-step */
  'PUT /api/v1/path-definitions/{id}/steps/{step_id}/sub-steps/{sub_step_id}': {
    operationId: 'UpdatePathSubStep';
    path: {
      id: string;
      step_id: string;
      sub_step_id: string;
    };
    query: {};
    body: Schemas['PathSubStepPatch'];
    answer: Schemas['PathSubStep'];
  };
  /** Delete a sub-step */
  'DELETE /api/v1/path-definitions/{id}/steps/{step_id}/sub-steps/{sub_step_id}': {
    operationId: 'DeletePathSubStep';
    path: {
      id: string;
      step_id: string;
      sub_step_id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List presets */
  'GET /api/v1/presets': {
    operationId: 'ListPresets';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfPresetSummary'];
  };
  /** Get preset */
  'GET /api/v1/presets/{key}': {
    operationId: 'GetPreset';
    path: {
      key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PresetDetail'];
  };
  /** Record a share-page funnel event (viewed / cta_clicked) */
  'POST /api/v1/public/b/{code}/events': {
    operationId: 'RecordSharePageEvent';
    path: {
      code: string;
    };
    query: {};
    body: Schemas['SharePageEventRequest'];
    answer: Schemas['ShareEventResponse'];
  };
  /** List all skill decay rules */
  'GET /api/v1/skill-decay-rules': {
    operationId: 'ListSkillDecayRules';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfSkillDecayRule'];
  };
  /** Create a skill decay rule */
  'POST /api/v1/skill-decay-rules': {
    operationId: 'CreateSkillDecayRule';
    path: {};
    query: {};
    body: Schemas['SkillDecayRuleInput'];
    answer: Schemas['SkillDecayRule'];
  };
  /** Trigger a decay sweep immediately for this customer */
  'POST /api/v1/skill-decay-rules/run-now': {
    operationId: 'RunSkillDecay';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['DecayRun'];
  };
  /** Update a skill decay rule */
  'PUT /api/v1/skill-decay-rules/{id}': {
    operationId: 'UpdateSkillDecayRule';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['SkillDecayRuleInput'];
    answer: Schemas['SkillDecayRule'];
  };
  /** Delete a skill decay rule */
  'DELETE /api/v1/skill-decay-rules/{id}': {
    operationId: 'DeleteSkillDecayRule';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Recent decay applications for a rule */
  'GET /api/v1/skill-decay-rules/{id}/history': {
    operationId: 'ListSkillDecayHistory';
    path: {
      id: string;
    };
    query: {
      /** How many entries a page holds. */
      limit?: number;
      /** The `nextCursor` of the page before; absent for the first page. */
      cursor?: string;
    };
    body: undefined;
    answer: Schemas['CursorPageOfDecayApplication'];
  };
  /** Preview the cumulative effect of a decay rule */
  'GET /api/v1/skill-decay-rules/{id}/preview': {
    operationId: 'PreviewSkillDecay';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['DecayPreview'];
  };
  /** List all skill rules */
  'GET /api/v1/skill-rules': {
    operationId: 'ListSkillRules';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfSkillRule'];
  };
  /** Create a skill rule */
  'POST /api/v1/skill-rules': {
    operationId: 'CreateSkillRule';
    path: {};
    query: {};
    body: Schemas['SkillRuleInput'];
    answer: Schemas['SkillRule'];
  };
  /** Apply a theme-aware skill-rule pack */
  'POST /api/v1/skill-rules/apply-theme-pack': {
    operationId: 'ApplySkillThemePack';
    path: {};
    query: {};
    body: Schemas['ApplyThemePackRequest'] | null | undefined;
    answer: Schemas['ThemePackApplied'];
  };
  /** Update a skill rule */
  'PUT /api/v1/skill-rules/{id}': {
    operationId: 'UpdateSkillRule';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['SkillRuleInput'];
    answer: Schemas['SkillRule'];
  };
  /** Delete a skill rule */
  'DELETE /api/v1/skill-rules/{id}': {
    operationId: 'DeleteSkillRule';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List all skill sets */
  'GET /api/v1/skill-sets': {
    operationId: 'ListSkillSets';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfSkillSet'];
  };
  /** Create a skill set */
  'POST /api/v1/skill-sets': {
    operationId: 'CreateSkillSet';
    path: {};
    query: {};
    body: Schemas['SkillSetInput'];
    answer: Schemas['SkillSet'];
  };
  /** Get a skill set */
  'GET /api/v1/skill-sets/{id}': {
    operationId: 'GetSkillSet';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['SkillSet'];
  };
  /** Update a skill set */
  'PUT /api/v1/skill-sets/{id}': {
    operationId: 'UpdateSkillSet';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['SkillSetInput'];
    answer: Schemas['SkillSet'];
  };
  /** Delete a skill set */
  'DELETE /api/v1/skill-sets/{id}': {
    operationId: 'DeleteSkillSet';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List all streak definitions */
  'GET /api/v1/streak-definitions': {
    operationId: 'ListStreakDefinitions';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfStreakDefinition'];
  };
  /** Create a streak definition */
  'POST /api/v1/streak-definitions': {
    operationId: 'CreateStreakDefinition';
    path: {};
    query: {};
    body: Schemas['StreakDefinitionInput'];
    answer: Schemas['StreakDefinition'];
  };
  /** Get a streak definition */
  'GET /api/v1/streak-definitions/{id}': {
    operationId: 'GetStreakDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['StreakDefinition'];
  };
  /** Update a streak definition */
  'PUT /api/v1/streak-definitions/{id}': {
    operationId: 'UpdateStreakDefinition';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['StreakDefinitionInput'];
    answer: Schemas['StreakDefinition'];
  };
  /** Delete a streak definition */
  'DELETE /api/v1/streak-definitions/{id}': {
    operationId: 'DeleteStreakDefinition';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List token configurations */
  'GET /api/v1/token-config': {
    operationId: 'ListTokenConfigs';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfTokenConfigResponse'];
  };
  /** Upsert token configuration */
  'POST /api/v1/token-config': {
    operationId: 'UpsertTokenConfig';
    path: {};
    query: {};
    body: Schemas['TokenConfigRequest'];
    answer: Schemas['TokenConfigResponse'];
  };
  /** List webhook configs */
  'GET /api/v1/webhook-configs': {
    operationId: 'ListWebhookConfigs';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfWebhookConfigResponse'];
  };
  /** Create webhook config */
  'POST /api/v1/webhook-configs': {
    operationId: 'CreateWebhookConfig';
    path: {};
    query: {};
    body: Schemas['CreateWebhookConfigRequest'];
    answer: Schemas['WebhookConfigResponse'];
  };
  /** List webhook event types */
  'GET /api/v1/webhook-configs/events': {
    operationId: 'ListWebhookEvents';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfWebhookEventResponse'];
  };
  /** Get webhook delivery health */
  'GET /api/v1/webhook-configs/health': {
    operationId: 'GetWebhookHealth';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['DeliveryHealthResponse'];
  };
  /** Get webhook config */
  'GET /api/v1/webhook-configs/{id}': {
    operationId: 'GetWebhookConfig';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WebhookConfigResponse'];
  };
  /** Update webhook config */
  'PUT /api/v1/webhook-configs/{id}': {
    operationId: 'UpdateWebhookConfig';
    path: {
      id: string;
    };
    query: {};
    body: Schemas['UpdateWebhookConfigRequest'];
    answer: Schemas['WebhookConfigResponse'];
  };
  /** Delete webhook config */
  'DELETE /api/v1/webhook-configs/{id}': {
    operationId: 'DeleteWebhookConfig';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** List webhook deliveries */
  'GET /api/v1/webhook-configs/{id}/deliveries': {
    operationId: 'ListWebhookDeliveries';
    path: {
      id: string;
    };
    query: {
      /** How many entries a page holds. */
      limit?: number;
      /** The `nextCursor` of the page before; absent for the first page. */
      cursor?: string;
      /** Only those with this status. */
      status?: 'pending' | 'success' | 'failed';
    };
    body: undefined;
    answer: Schemas['DeliveryPage'];
  };
  /** Redeliver webhook */
  'POST /api/v1/webhook-configs/{id}/deliveries/{deliveryId}/redeliver': {
    operationId: 'RedeliverWebhook';
    path: {
      id: string;
      deliveryId: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['DeliveryResponse'];
  };
  /** Rotate webhook secret */
  'POST /api/v1/webhook-configs/{id}/rotate-secret': {
    operationId: 'RotateWebhookSecret';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WebhookConfigResponse'];
  };
  /** Send test webhook */
  'POST /api/v1/webhook-configs/{id}/test': {
    operationId: 'TestWebhook';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['DeliveryResponse'];
  };
  /** Create session token */
  'POST /api/v1/widget-sessions': {
    operationId: 'CreateWidgetSession';
    path: {};
    query: {};
    body: Schemas['CreateSessionRequest'];
    answer: Schemas['SessionToken'];
  };
  /** Create automatic dashboard preview tokens */
  'GET /api/v1/widget-sessions/preview': {
    operationId: 'PreviewWidgets';
    path: {};
    query: {
      /** Preview this buddy instead of the newest one. */
      buddy_id?: string;
      /** The newest buddy of this audience. */
      audience?: string;
    };
    body: undefined;
    answer: Schemas['PreviewTokens'];
  };
  /** Verify widget installation */
  'POST /api/v1/widget-sessions/verify-installation': {
    operationId: 'VerifyInstallation';
    path: {};
    query: {};
    body: Schemas['VerifyInstallationRequest'];
    answer: Schemas['InstallationReport'];
  };
  /** Revoke widget session */
  'DELETE /api/v1/widget-sessions/{id}': {
    operationId: 'RevokeWidgetSession';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Rerender stage base */
  'POST /api/v1/widget/appearance/rerender': {
    operationId: 'RerenderWidgetAppearance';
    path: {};
    query: {};
    body: undefined;
    answer: undefined | Schemas['RerenderAccepted'];
  };
  /** Get widget badge catalog */
  'GET /api/v1/widget/badges': {
    operationId: 'GetWidgetBadges';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfWidgetBadge'];
  };
  /** Get widget buddy */
  'GET /api/v1/widget/buddy': {
    operationId: 'GetWidgetBuddy';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WidgetBuddy'];
  };
  /** Record that the hatch ceremony completed for the widget buddy */
  'POST /api/v1/widget/buddy/hatched': {
    operationId: 'CompleteHatchCeremony';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['CompletedCeremony'];
  };
  /** Record a share-sheet funnel event (opened) */
  'POST /api/v1/widget/buddy/share/events': {
    operationId: 'RecordWidgetShareEvent';
    path: {};
    query: {};
    body: Schemas['WidgetShareEventRequest'];
    answer: Schemas['ShareEventResponse'];
  };
  /** Equip or unequip items */
  'POST /api/v1/widget/equip': {
    operationId: 'EquipWidgetItems';
    path: {};
    query: {};
    body: Schemas['WidgetEquipRequest'];
    answer: Schemas['EquipAccepted'];
  };
  /** Get widget evolution timeline */
  'GET /api/v1/widget/evolutions': {
    operationId: 'ListWidgetEvolutions';
    path: {};
    query: {
      /** Counted from 1. */
      page?: number;
      /** How many entries a page holds. */
      limit?: number;
    };
    body: undefined;
    answer: Schemas['EvolutionTimeline'];
  };
  /** Get widget marketplace */
  'GET /api/v1/widget/marketplace': {
    operationId: 'GetWidgetMarketplace';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WholeListOfWidgetMarketplace'];
  };
  /** Track marketplace item impression */
  'POST /api/v1/widget/marketplace/items/{id}/track-view': {
    operationId: 'TrackWidgetItemView';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: undefined;
  };
  /** Get widget operation */
  'GET /api/v1/widget/operations/{id}': {
    operationId: 'GetWidgetOperation';
    path: {
      id: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['OperationResponse'];
  };
  /** Get the active path for the buddy’s audience */
  'GET /api/v1/widget/path': {
    operationId: 'GetWidgetActivePath';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['PathRuntimePayload'];
  };
  /** Get a specific path for a buddy */
  'GET /api/v1/widget/path/{key}': {
    operationId: 'GetWidgetPath';
    path: {
      key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['PathRuntimePayload'];
  };
  /** Manually mark a sub-step complete */
  'POST /api/v1/widget/path/{key}/sub-steps/{sub_key}/complete': {
    operationId: 'CompleteWidgetSubStep';
    path: {
      key: string;
      sub_key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['SubStepCompletionResult'];
  };
  /** Purchase item */
  'POST /api/v1/widget/purchase': {
    operationId: 'PurchaseWidgetItem';
    path: {};
    query: {};
    body: Schemas['PurchaseRequest'];
    answer: Schemas['PurchaseResponse'];
  };
  /** Record a successful widget render */
  'POST /api/v1/widget/rendered': {
    operationId: 'RecordWidgetRender';
    path: {};
    query: {};
    body: Schemas['RenderedRequest'];
    answer: undefined;
  };
  /** Get aggregate widget state */
  'GET /api/v1/widget/state': {
    operationId: 'GetWidgetState';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WidgetState'];
  };
  /** Get widget streak */
  'GET /api/v1/widget/streak/{key}': {
    operationId: 'GetWidgetStreak';
    path: {
      key: string;
    };
    query: {};
    body: undefined;
    answer: Schemas['WidgetStreakDetail'];
  };
  /** Live widget theme */
  'GET /api/v1/widget/theme': {
    operationId: 'GetWidgetTheme';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WidgetTheme'];
  };
  /** Get the buddy’s token wallet */
  'GET /api/v1/widget/tokens': {
    operationId: 'GetWidgetTokens';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['WidgetTokens'];
  };
  /** Track event from browser */
  'POST /api/v1/widget/track': {
    operationId: 'TrackWidgetEvent';
    path: {};
    query: {};
    body: Schemas['TrackRequest'];
    answer: Schemas['EventAnswer'];
  };
  /** Liveness probe (top-level alias) */
  'GET /healthz': {
    operationId: 'GetHealthz';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['Liveness'];
  };
  /** Get the icon of a badge key */
  'GET /images/badges/{key}.png': {
    operationId: 'GetBadgeIcon';
    path: {
      key: string;
    };
    query: {};
    body: undefined;
    answer: ArrayBuffer;
  };
  /** Get an egg's picture, waiting or ready to hatch */
  'GET /images/eggs/{variant}.png': {
    operationId: 'GetEggPicture';
    path: {
      /** 1…12. */
      variant: string;
    };
    query: {
      /** True shows it about to hatch. */
      ready?: boolean;
    };
    body: undefined;
    answer: ArrayBuffer;
  };
  /** Get the icon of an item key */
  'GET /images/items/{category}/{key}.png': {
    operationId: 'GetItemIcon';
    path: {
      category: string;
      key: string;
    };
    query: {};
    body: undefined;
    answer: ArrayBuffer;
  };
  /** Get a buddy's picture, 512 px, or 128 px with _128 after its key */
  'GET /images/{name}.png': {
    operationId: 'GetBuddyPicture';
    path: {
      /** As it stands in `image_url` and `thumb_url`. */
      name: string;
    };
    query: {};
    body: undefined;
    answer: ArrayBuffer;
  };
  /** Readiness probe (top-level alias) */
  'GET /readyz': {
    operationId: 'GetReadyz';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['ReadinessReport'];
  };
  /** Build metadata (top-level alias) */
  'GET /version': {
    operationId: 'GetVersion';
    path: {};
    query: {};
    body: undefined;
    answer: Schemas['BuildMetadata'];
  };
}
