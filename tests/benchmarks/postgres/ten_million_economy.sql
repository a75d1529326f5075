-- The ledger rows of the ten million events, a thousand to each of 10,000 buddies.
CREATE TEMP TABLE past AS SELECT n, gen_random_uuid() AS buddy_id FROM generate_series(0, 9999) n;
INSERT INTO ledger (id, customer_id, buddy_id, token_key, direction, amount, balance_after, reason, source_id, from_event, kind, is_lucky, created_at)
SELECT gen_random_uuid(), :'customer', past.buddy_id, 'coins', 'credit', 3, 3 * (1 + e.n / 10000), 'coin_rule', 'past-' || e.n, true, 'coin_rule:past', false,
  now() - interval '90 days' + e.n * interval '777 milliseconds'
FROM generate_series(1, 10000000) e (n) JOIN past ON past.n = e.n % 10000;
VACUUM ANALYZE ledger;
-- Years of rows were added up as they came; what is measured next is not the service adding up these.
DO $$
BEGIN
  WHILE (SELECT seq FROM payout_mark) < (SELECT max(seq) FROM ledger WHERE created_at < now() - interval '3 minutes') LOOP
    PERFORM pg_sleep(1);
    IF clock_timestamp() > now() + interval '10 minutes' THEN
      RAISE 'The ledger is not added up after ten minutes.';
    END IF;
  END LOOP;
END $$;
CHECKPOINT;
