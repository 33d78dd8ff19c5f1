-- Imported tables: a file whose rows are sources. The file is an exhibit like any other import; this is how it is read,
-- how far the reading has come, and until when its rows stay.

create table imported_table (
  exhibit_id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  held_id uuid not null unique references held_file on delete cascade,
  name text not null,
  -- Format, encoding, columns and their meaning, as somebody confirmed them.
  plan jsonb not null,
  -- Rows that nothing holds leave on this day; null: held until somebody sets a day again.
  expires_on date,
  retention_basis text not null,
  state text not null check (state in ('reading', 'paused', 'stopped', 'done')),
  -- The last row that an end names: a stopped table is not read beyond it when the index is told again.
  until_row integer,
  -- How far the rows are in this index; not told by facts, found again by reading.
  read_to integer not null default 0,
  rows integer not null default 0,
  errors integer not null default 0,
  bytes_read bigint not null default 0,
  rate real not null default 0,
  is_read boolean not null default false,
  length bigint not null,
  owner_id uuid not null references member,
  requested_at timestamptz not null,
  ended_at timestamptz,
  leaf_index bigint not null
);
create index imported_table_case on imported_table (case_id, requested_at desc);

-- Rows that could not be read: why, and how they begin. At most 10,000 of a table are named; all are counted.
create table table_error (
  exhibit_id uuid not null references imported_table on delete cascade,
  case_id uuid not null,
  row integer not null,
  reason text not null,
  head text not null,
  primary key (exhibit_id, row)
);

-- Rows that expired, as ranges with both ends: they do not come back when the table is read again.
create table row_gap (
  exhibit_id uuid not null references imported_table on delete cascade,
  case_id uuid not null,
  from_row integer not null,
  to_row integer not null check (to_row >= from_row),
  primary key (exhibit_id, from_row)
);

-- In how many rows of tables of a case a selector stands. Kept while rows come and go, so that nobody counts millions.
create table selector_tally (
  case_id uuid not null references case_file on delete cascade,
  selector_id uuid not null,
  sources integer not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (case_id, selector_id)
);
create index selector_tally_most on selector_tally (case_id, sources desc);
create index selector_tally_selector on selector_tally (selector_id);

-- A file that is a table is read by the job of tables, never whole in memory by the import.
alter table held_file add column is_table boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['imported_table', 'table_error', 'row_gap', 'selector_tally'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

create or replace function waiting_work() returns table (kind text, case_id uuid, id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select 'capture', c.case_id, c.id from capture c where c.state in ('queued', 'running')
  union all
  select 'dossier', d.case_id, d.id from dossier d where d.state in ('queued', 'running')
  union all
  select 'import', f.case_id, f.id from held_file f where f.state in ('queued', 'running') and not f.is_table;
end;

-- Tables whose rows are not all in this index: under way, broken off, or told again from the log. Ids only.
create function waiting_tables() returns table (case_id uuid, exhibit_id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, t.exhibit_id from imported_table t
  where case t.state
    when 'reading' then true
    when 'paused' then t.read_to < t.until_row
    else not t.is_read
  end;
end;

-- Cases with exhibits whose text is in the locker and not among the sources yet. Ids only.
create function waiting_texts() returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select distinct p.case_id from exhibit_part p
  where p.role = 'text'
    and not exists (select from source s where s.exhibit_id = p.exhibit_id and s.row = 0)
    and not exists (select from receipt r where r.exhibit_id = p.exhibit_id);
end;

-- Tables whose day has come. Ids only.
create function expiring_tables(today date) returns table (case_id uuid, exhibit_id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, t.exhibit_id from imported_table t
  where t.expires_on <= today and t.is_read and t.rows > 0 and t.state in ('done', 'stopped');
end;

-- Rows of tables are known elsewhere as exhibits are: the tally stands for them.
create or replace function selector_known_elsewhere(wanted uuid) returns boolean
  language sql stable security definer set search_path = public
  return exists (select 1 from mention m where m.selector_id = wanted and m.case_id <> all (app_cases()))
    or exists (select 1 from selector_tally t where t.selector_id = wanted and t.case_id <> all (app_cases()));

create or replace function tell_owners(wanted uuid, told_kind text, told_message text, told_from uuid, told_at timestamptz)
  returns integer language plpgsql volatile security definer set search_path = public as $$
declare told integer;
begin
  insert into notice (id, to_member, kind, case_id, selector_id, from_member, message, at)
  select gen_random_uuid(), t.member_id, told_kind, owned.case_id, wanted, told_from, told_message, told_at
  from (
    select case_id from mention where selector_id = wanted and case_id <> all (app_cases())
    union
    select case_id from selector_tally where selector_id = wanted and case_id <> all (app_cases())
  ) owned
  join case_team t on t.case_id = owned.case_id and t.until is null
  join member m on m.id = t.member_id and m.status = 'active' and 'case-officer' = any (m.roles)
  where t.member_id <> told_from and not exists (
    select 1 from notice n
    where n.to_member = t.member_id and n.case_id = owned.case_id and n.selector_id = wanted and n.kind = told_kind
      and n.at > told_at - interval '1 day'
  );
  get diagnostics told = row_count;
  return told;
end $$;

-- Contacts in the rows of tables of the one case that a job may touch, and of other cases too; at most `most`.
create function contacts_elsewhere(most integer) returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select t.selector_id
  from selector_tally t join selector s on s.id = t.selector_id
  where t.case_id = app_job_case() and s.kind in ('phone', 'email', 'handle', 'wallet', 'account')
    and (
      exists (select from mention m where m.selector_id = t.selector_id and m.case_id <> t.case_id)
      or exists (select from selector_tally o where o.selector_id = t.selector_id and o.case_id <> t.case_id)
    )
  limit most;
end;
