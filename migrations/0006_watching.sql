-- Routes, second captures, watched pages and lists of addresses. What a route needs to be opened (its passphrase) is
-- never here: the row names the leaf of the custody log whose sealed detail holds it.

create table route (
  id text primary key,
  kind text not null check (kind in ('http-proxy', 'socks-proxy', 'tor')),
  name text not null,
  address text not null,
  username text,
  -- The leaf that sealed the passphrase; null where the route asks for none.
  secret_leaf bigint,
  state text not null check (state in ('on', 'off', 'removed')),
  changed_at timestamptz not null,
  leaf_index bigint not null
);
create unique index route_name on route (lower(name)) where state <> 'removed';
grant select, insert, update on route to smart_rescue_app;

alter table capture
  add column route_id text not null default 'direct',
  add column route_kind text not null default 'direct',
  add column route_name text not null default '',
  add column origin_kind text check (origin_kind in ('watch', 'list', 'second')),
  add column origin_id uuid;
create index capture_origin on capture (origin_id, requested_at) where origin_id is not null;

create table comparison (
  -- The second capture's id keys the effect: a job that runs twice makes one comparison.
  capture_id uuid primary key references capture,
  case_id uuid not null references case_file on delete cascade,
  exhibit_a uuid not null,
  exhibit_b uuid not null,
  verdict text not null check (verdict in ('same', 'differs')),
  result jsonb not null,
  compared_at timestamptz not null,
  leaf_index bigint not null
);
create index comparison_exhibits on comparison (case_id, exhibit_a, exhibit_b);

create table watch (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  url text not null,
  route_id text not null,
  route_kind text not null,
  route_name text not null,
  every text not null check (every in ('hour', 'six-hours', 'day', 'week', 'month')),
  quiet jsonb,
  time_zone text not null,
  least_words integer not null default 1,
  ends_at timestamptz not null,
  state text not null check (state in ('active', 'paused', 'ended')),
  why text,
  owner_id uuid not null references member,
  started_by uuid not null references member,
  started_at timestamptz not null,
  -- The moment from which the steps of the schedule are counted.
  anchor timestamptz not null,
  next_at timestamptz,
  -- How the page stood at the last check: what the next one is judged by.
  standing jsonb not null,
  checks integer not null default 0,
  bytes bigint not null default 0,
  seconds double precision not null default 0,
  last_checked_at timestamptz,
  changed_leaf bigint not null
);
create index watch_case on watch (case_id, started_at desc);

create table watch_check (
  capture_id uuid primary key,
  watch_id uuid not null references watch on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  at timestamptz not null,
  found text not null,
  alarm text,
  reason_code text,
  status integer,
  exhibit_id uuid,
  before_exhibit uuid,
  text_sha256 text,
  words_added integer not null,
  words_removed integer not null,
  selectors_new jsonb not null,
  selectors_gone jsonb not null,
  bytes bigint not null,
  seconds double precision not null,
  leaf_index bigint not null
);
create index watch_check_watch on watch_check (watch_id, at desc);

create table address_list (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  name text not null,
  route_id text not null,
  route_kind text not null,
  route_name text not null,
  state text not null check (state in ('running', 'paused', 'stopped', 'done')),
  owner_id uuid not null references member,
  started_at timestamptz not null,
  ended_at timestamptz,
  leaf_index bigint not null
);
create index address_list_case on address_list (case_id, started_at desc);

create table address_line (
  list_id uuid not null references address_list on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  line integer not null,
  url text not null,
  host text not null,
  -- Why the line is not captured (twice in the list, captured already, no address); null for lines that are.
  skipped text,
  -- Set right before the capture is asked for, so that a job that runs again asks for the same one.
  capture_id uuid,
  primary key (list_id, line)
);
create unique index address_line_capture on address_line (capture_id) where capture_id is not null;

do $$
declare t text;
begin
  foreach t in array array['comparison', 'watch', 'watch_check', 'address_list', 'address_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

-- A notice may come from a watched page. The kinds are a closed list of the schema, which the index need not repeat.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind ~ '^[a-z-]{1,40}$');
alter table notice add column watch_id uuid references watch on delete cascade;

-- Tells everybody on the team what a watched page did; once a check, so that a job that runs again says nothing twice.
create function tell_team_of_watch(watched uuid, told_kind text, told_at timestamptz)
  returns integer language plpgsql volatile security definer set search_path = public as $$
declare told integer;
begin
  insert into notice (id, to_member, kind, case_id, watch_id, at)
  select gen_random_uuid(), t.member_id, told_kind, w.case_id, w.id, told_at
  from watch w
  join case_team t on t.case_id = w.case_id and t.until is null
  join member m on m.id = t.member_id and m.status = 'active'
    and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
  where w.id = watched and w.case_id = any (app_cases()) and not exists (
    select 1 from notice n
    where n.to_member = t.member_id and n.watch_id = w.id and n.kind = told_kind and n.at = told_at
  );
  get diagnostics told = row_count;
  return told;
end $$;

-- Watches and lists that go on after a start of the program: ids and moments only.
create function waiting_rounds() returns table (kind text, case_id uuid, id uuid, due timestamptz)
  language sql stable security definer set search_path = public
begin atomic
  select 'watch', w.case_id, w.id, w.next_at from watch w where w.state = 'active' and w.next_at is not null
  union all
  select 'list', l.case_id, l.id, null from address_list l where l.state = 'running';
end;
