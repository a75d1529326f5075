\set first random(1, 100)
WITH e AS (
  INSERT INTO events SELECT '01900000-0000-7000-8000-000000000001', gen_random_uuid()::text, 'user-' || n, 'lesson_completed', now(), '{"score":87}', '{"coins":10}'
  FROM generate_series(:first, :first + 99) n RETURNING event_id, substr(user_id, 6)::int AS buddy_id
), l AS (
  SELECT buddy_id FROM balances WHERE customer_id = '01900000-0000-7000-8000-000000000001' AND buddy_id BETWEEN :first AND :first + 99 ORDER BY buddy_id FOR UPDATE
), b AS (
  UPDATE balances SET balance = balance + 10 FROM l WHERE customer_id = '01900000-0000-7000-8000-000000000001' AND balances.buddy_id = l.buddy_id RETURNING balances.buddy_id, balance
)
INSERT INTO ledger SELECT '01900000-0000-7000-8000-000000000001', gen_random_uuid(), b.buddy_id, 10, b.balance, e.event_id, now() FROM e JOIN b USING (buddy_id);
