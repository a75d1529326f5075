-- Ten million events of 10,000 users over ninety days, as Ingestion stores them.
INSERT INTO shared_texts VALUES ('00000000-0000-0000-0000-000000000001', '[]') ON CONFLICT DO NOTHING;
INSERT INTO events (customer_id, event_id, id, user_id, type, audience, occurred_at, received_at, properties, status, buddy_id, effects, explanation_id, request_id, attempts)
SELECT :'customer', 'past-' || n, ('01800000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'past-' || n % 10000, 'lesson_completed', 'default',
  now() - interval '90 days' + n * interval '777 milliseconds', now() - interval '90 days' + n * interval '777 milliseconds', '{"score":87}', 'applied', gen_random_uuid(),
  '{"coins":3,"badges_awarded":[],"badges_ready":[],"tokens":[],"evolution_ready":false,"streak_milestones":[],"streak_updates":[],"path_updates":[]}',
  '00000000-0000-0000-0000-000000000001', 'past', 0
FROM generate_series(1, 10000000) n;
VACUUM ANALYZE events;
CHECKPOINT;
