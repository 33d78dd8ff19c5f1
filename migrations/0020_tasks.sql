-- Steps of a case: playbooks, tasks, duty clocks, and the description of the exploitation. All told from the log.

alter table case_file drop constraint case_file_lead_kind_check;
alter table case_file add constraint case_file_lead_kind_check check (lead_kind ~ '^[a-z-]{1,40}$');

-- A house's own version of a playbook. Without content of a case, so that every member may read it.
create table playbook_version (
  leaf_index bigint primary key,
  kind text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  why text not null,
  changed_by uuid not null references member,
  changed_at timestamptz not null,
  unique (kind, version)
);
grant select, insert on playbook_version to smart_rescue_app;

-- The playbook a case runs by, as it was when it was started: a newer one changes nothing here.
create table case_playbook (
  case_id uuid not null references case_file on delete cascade,
  kind text not null,
  version integer not null,
  body jsonb not null,
  started_by uuid not null references member,
  started_at timestamptz not null,
  leaf_index bigint not null unique,
  primary key (case_id, kind)
);

create table task (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  title text not null,
  what text not null,
  -- One member, or whoever has the role; a member goes before a role.
  who_member uuid references member,
  who_role text,
  due timestamptz,
  origin text not null check (origin in ('step', 'element', 'duty', 'approval', 'hand')),
  origin_key text,
  state text not null check (state in ('open', 'done', 'dropped')),
  reason text,
  approval text not null check (approval in ('none', 'needed', 'asked', 'approved', 'refused')),
  asked_by uuid references member,
  leaf_index bigint not null,
  place integer not null
);
create index task_case on task (case_id, leaf_index, place);
create index task_open on task (case_id, due) where state = 'open';

create table task_entry (
  leaf_index bigint not null,
  place integer not null,
  task_id uuid not null references task on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  what text not null,
  words text,
  mentions uuid[] not null default '{}',
  by_member uuid not null references member,
  at timestamptz not null,
  primary key (leaf_index, place)
);
create index task_entry_task on task_entry (task_id, leaf_index);

create table duty_answer (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  duty text not null,
  what text not null check (what in ('known', 'binds', 'not-bound', 'reported', 'waived', 'reopened')),
  known_at timestamptz,
  to_whom text,
  number text,
  handed_at timestamptz,
  why text,
  by_member uuid not null references member,
  at timestamptz not null
);
create index duty_answer_case on duty_answer (case_id, leaf_index);

create table exploitation (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  subject text not null,
  body jsonb not null,
  described_by uuid not null references member,
  described_at timestamptz not null
);
create index exploitation_case on exploitation (case_id, leaf_index);

do $$
declare t text;
begin
  foreach t in array array['case_playbook', 'task', 'task_entry', 'duty_answer', 'exploitation'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

alter table notice add column task_id uuid;

-- Tells members of the team about a task, but never the one who did it; nobody outside the team hears of it.
create function tell_of_task(of_case uuid, task uuid, told_kind text, told uuid[], told_from uuid, told_at timestamptz)
  returns void language plpgsql volatile security definer set search_path = public as $$
begin
  if of_case <> all (app_cases()) then return; end if;
  insert into notice (id, to_member, kind, case_id, task_id, from_member, at)
  select gen_random_uuid(), t.member_id, told_kind, of_case, task, told_from, told_at
  from case_team t
  join member m on m.id = t.member_id and m.status = 'active'
    and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
  where t.case_id = of_case and t.until is null and t.member_id = any (told) and t.member_id <> told_from;
end $$;

-- Tells the whole team how far a duty's clock has run; each warning once for a clock, so that a round that runs again
-- says nothing twice. A clock that was set anew (another moment of first knowledge) warns anew.
create function tell_team_of_duty(of_case uuid, duty text, told_kind text, clock timestamptz, told_at timestamptz)
  returns integer language plpgsql volatile security definer set search_path = public as $$
declare told integer;
declare words text := duty || ' ' || to_char(clock at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
begin
  if of_case <> all (app_cases()) then return 0; end if;
  insert into notice (id, to_member, kind, case_id, message, at)
  select gen_random_uuid(), t.member_id, told_kind, of_case, words, told_at
  from case_team t
  join member m on m.id = t.member_id and m.status = 'active'
    and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
  where t.case_id = of_case and t.until is null and not exists (
    select 1 from notice n
    where n.to_member = t.member_id and n.case_id = of_case and n.kind = told_kind and n.message = words
  );
  get diagnostics told = row_count;
  return told;
end $$;

-- Open cases whose duty clocks a round looks at: ids only.
create function cases_with_clocks() returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select id from case_file where state = 'open' order by id;
end;

revoke all on function tell_of_task, tell_team_of_duty, cases_with_clocks from public;
grant execute on function tell_of_task, tell_team_of_duty, cases_with_clocks to smart_rescue_app;
