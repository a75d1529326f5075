-- The outcomes of the ten million events, as Progression stores them.
INSERT INTO shared_texts VALUES ('00000000-0000-0000-0000-000000000001', '[]') ON CONFLICT DO NOTHING;
INSERT INTO event_outcomes (customer_id, event_id, buddy_id, effects, explanation_id, postings, created_at)
SELECT :'customer', 'past-' || n, gen_random_uuid(),
  '{"coins":3,"badges_awarded":[],"badges_ready":[],"tokens":[],"evolution_ready":false,"streak_milestones":[],"streak_updates":[],"path_updates":[]}',
  '00000000-0000-0000-0000-000000000001', '[]', now()
FROM generate_series(1, 10000000) n;
VACUUM ANALYZE event_outcomes;
CHECKPOINT;
