\set buddy random(1, 200)
WITH e AS (
  INSERT INTO events SELECT '01900000-0000-7000-8000-000000000001', gen_random_uuid()::text, 'user-' || :buddy, 'lesson_completed', now(), '{"score":87}', '{"coins":10}' RETURNING event_id
), b AS (
  UPDATE balances SET balance = balance + 10 WHERE customer_id = '01900000-0000-7000-8000-000000000001' AND buddy_id = :buddy RETURNING balance
)
INSERT INTO ledger SELECT '01900000-0000-7000-8000-000000000001', gen_random_uuid(), :buddy, 10, b.balance, e.event_id, now() FROM e, b;
