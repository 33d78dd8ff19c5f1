-- Networks: which sources are joined, by what, and what people decided and put aside. What the machine computed can be thrown
-- away and computed again; decisions are told from the log.

-- Which network a source belongs to: the key of the network's smallest source. A source alone has no row.
create table network_member (
  exhibit_id uuid not null,
  row integer not null,
  case_id uuid not null,
  network_exhibit uuid not null,
  network_row integer not null,
  primary key (exhibit_id, row)
) partition by hash (exhibit_id, row);

-- What was measured of a selector or template group that at least two sources of the case carry.
create table network_tie (
  case_id uuid not null,
  kind text not null,
  -- The normal form of a selector; for a template the key of its smallest source.
  name text not null,
  sources integer not null,
  hands integer not null,
  chance real not null,
  evidence real not null,
  primary key (case_id, kind, name)
) partition by hash (case_id, kind, name);

do $$
declare p integer;
declare t text;
begin
  for p in 0..7 loop
    foreach t in array array['network_member', 'network_tie'] loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)', t || '_' || p, t, p);
      -- Only through the whole: a partition by itself shows nothing to anybody.
      execute format('alter table %I enable row level security', t || '_' || p);
    end loop;
  end loop;
end $$;

create index network_member_network on network_member (case_id, network_exhibit, network_row);
create index network_tie_sources on network_tie (case_id, sources desc);

-- Sources that carry a tie though their own group is another: how likely it is no slip.
create table network_slip (
  exhibit_id uuid not null,
  row integer not null,
  case_id uuid not null,
  kind text not null,
  name text not null,
  chance real not null,
  primary key (exhibit_id, row, kind, name)
);
create index network_slip_case on network_slip (case_id);

-- One network in lists.
create table network (
  case_id uuid not null references case_file on delete cascade,
  exhibit_id uuid not null,
  row integer not null,
  sources integer not null,
  templates integer not null,
  strength real not null,
  state text not null check (state in ('proposed', 'confirmed', 'changed')),
  decided_by uuid references member,
  first_seen date,
  last_seen date,
  places text[] not null,
  -- The selectors that most of its sources carry, and all of them in one text that can be searched.
  selectors jsonb not null,
  normals text not null,
  primary key (case_id, exhibit_id, row)
);
create index network_size on network (case_id, sources desc);

-- How far the machine has come with a case.
create table network_state (
  case_id uuid primary key references case_file on delete cascade,
  computed_at timestamptz,
  leaf bigint,
  sources integer not null default 0,
  joined integer not null default 0,
  networks integer not null default 0,
  common_ties integer not null default 0,
  behind boolean not null default true
);

create table join_decision (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  kind text not null check (kind in ('confirm', 'reject', 'break', 'rejoin', 'undo')),
  -- Names of nodes; the second is absent where a selector or template is decided on as such.
  from_node text not null,
  to_node text,
  why text,
  -- The reasons a pair had when it was parted.
  known text[],
  decided_by uuid not null references member,
  decided_at timestamptz not null,
  leaf_index bigint not null unique
);
create index join_decision_case on join_decision (case_id, leaf_index);
create index join_decision_nodes on join_decision (case_id, from_node, to_node);

create table aside_entry (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  node text not null,
  kind text not null check (kind in ('spam', 'scam', 'independent-adult', 'other')),
  why text not null,
  until date not null,
  put_by uuid not null references member,
  put_at timestamptz not null,
  undone_by uuid references member,
  undone_at timestamptz,
  undone_why text,
  undone_leaf bigint
);
create index aside_entry_case on aside_entry (case_id, leaf_index);

do $$
declare t text;
begin
  foreach t in array array[
    'network_member', 'network_tie', 'network_slip', 'network', 'network_state', 'join_decision', 'aside_entry'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

-- What goes with an exhibit, as forget_sources does for marks and groups.
create function forget_networks() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'TRUNCATE' then
    truncate network_member, network_tie, network_slip;
  else
    delete from network_member where exhibit_id = old.id;
    delete from network_slip where exhibit_id = old.id;
    update network_state set behind = true where case_id = old.case_id;
  end if;
  return null;
end $$;
create trigger forget_networks after delete on exhibit for each row execute function forget_networks();
create trigger forget_all_networks after truncate on exhibit for each statement execute function forget_networks();

-- Cases whose networks are to be computed: something came in, something came back from aside, or the index was told anew.
-- Ids only, for the worker.
create function waiting_networks() returns table (case_id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select c.id from case_file c
  where exists (select 1 from source s where s.case_id = c.id) and (
    not exists (select 1 from network_state s where s.case_id = c.id and not s.behind)
    or exists (
      select 1 from aside_entry e join network_state s on s.case_id = e.case_id
      where e.case_id = c.id and e.undone_at is null and e.until < (now() at time zone 'utc')::date
        and (s.computed_at at time zone 'utc')::date <= e.until
    )
  );
end;
