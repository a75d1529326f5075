-- PostgreSQL alone, with the rows of one event: event, balance, ledger.
DROP TABLE IF EXISTS ledger, balances, events;
CREATE TABLE events (customer_id uuid, event_id text, user_id text, type text, occurred_at timestamptz, properties text, effects text, PRIMARY KEY (customer_id, event_id));
CREATE TABLE balances (customer_id uuid, buddy_id int, balance bigint NOT NULL CHECK (balance >= 0), PRIMARY KEY (customer_id, buddy_id)) WITH (fillfactor = 50);
CREATE TABLE ledger (customer_id uuid, id uuid, buddy_id int, amount bigint, balance_after bigint, source_event_id text, created_at timestamptz, PRIMARY KEY (customer_id, id));
CREATE UNIQUE INDEX ON ledger (customer_id, source_event_id, buddy_id);
INSERT INTO balances SELECT '01900000-0000-7000-8000-000000000001', n, 0 FROM generate_series(1, 200) n;
