-- Witnesses of our log and logs that we witness, what they cosigned, what was refused; shares for recovery; the nightly look
-- at every blob. Nothing of it is about a case. All of it is told from the log.

create table witness_partner (
  id uuid primary key,
  kind text not null check (kind in ('log', 'witness')),
  name text not null,
  url text,
  vkeys text[] not null,
  trusted_by uuid not null references member,
  trusted_at timestamptz not null,
  ended_at timestamptz,
  -- When a leaf last said that we cosigned this log: one a day, not one a request (decision 0007).
  cosigned_at timestamptz,
  check ((kind = 'witness') = (url is not null))
);

create table checkpoint_witness (
  size bigint not null,
  partner_id uuid not null references witness_partner,
  at timestamptz not null,
  leaf_index bigint not null,
  primary key (size, partner_id)
);

create table witness_alarm (
  leaf_index bigint primary key,
  kind text not null,
  partner_id uuid references witness_partner,
  size bigint,
  seen bigint,
  at timestamptz not null,
  settled_at timestamptz
);

create table recovery_act (
  leaf_index bigint primary key,
  kind text not null check (kind in ('shared', 'tested')),
  set_id text not null,
  needed integer not null,
  total integer not null,
  at timestamptz not null
);

create table scrub_run (
  leaf_index bigint primary key,
  at timestamptz not null,
  blobs bigint not null,
  damaged bigint not null
);

grant select, insert, update on witness_partner, checkpoint_witness, witness_alarm, recovery_act, scrub_run to smart_rescue_app;

-- How many of the witnesses in force have cosigned the log with this leaf in it, and how many there are.
create function witnesses_of(leaf bigint) returns integer language sql stable
  return (
    select count(distinct c.partner_id)::integer
    from checkpoint_witness c join witness_partner p on p.id = c.partner_id and p.ended_at is null
    where c.size > leaf
  );

create function witnesses_wanted() returns integer language sql stable
  return (select count(*)::integer from witness_partner where kind = 'witness' and ended_at is null);

-- What a look at all blobs found. Security definer: it is told without a case, and says of exhibits only whether they are whole.
create function tell_intact(damaged text[]) returns void language sql volatile security definer set search_path = public
begin atomic
  update exhibit e set intact = not found.broken
  from (
    select p.exhibit_id, bool_or(p.ciphertext = any (damaged)) as broken from exhibit_part p group by p.exhibit_id
  ) found
  where found.exhibit_id = e.id and e.intact = found.broken;
end;
