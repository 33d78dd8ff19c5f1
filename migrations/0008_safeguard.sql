-- The safeguard and wellbeing. Bytes of suspected material are never here: addresses, hashes, times and words only.

-- A written authority under which media may be kept: of the organisation (no case) or of one case. It ends by itself.
create table media_authority (
  id uuid primary key,
  case_id uuid references case_file,
  granted_by uuid not null references member,
  granted_at timestamptz not null,
  allowed_by text not null,
  office text not null,
  legal_basis text not null,
  document text not null,
  scope text not null check (scope in ('captures', 'imports', 'both')),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  ended_at timestamptz,
  ended_by uuid references member,
  leaf_index bigint not null unique
);
create index media_authority_case on media_authority (case_id);

-- A list of known hashes. Its lines lie sealed in the locker, in the detail of the leaf; here stands only what they are.
create table hash_list (
  id uuid primary key,
  name text not null,
  source text not null,
  hashes integer not null,
  by_algorithm jsonb not null,
  refused jsonb not null,
  refused_count integer not null,
  loaded_by uuid not null references member,
  loaded_at timestamptz not null,
  dropped_by uuid references member,
  dropped_at timestamptz,
  leaf_index bigint not null unique
);

-- One press of "Stop", and the report that it drafts. Without a case it belongs to whoever pressed.
create table material_stop (
  id uuid primary key,
  case_id uuid references case_file,
  exhibit_id uuid,
  stopped_by uuid not null references member,
  stopped_at timestamptz not null,
  seen text not null check (seen in ('exhibit', 'capture', 'import', 'case', 'page')),
  urls text[] not null,
  dropped jsonb not null,
  remote_address text,
  list_match text,
  offset_minutes integer not null,
  how_found text not null default '',
  context text not null default '',
  host_country text check (host_country ~ '^[A-Z]{2}$'),
  child_in_danger boolean not null default false,
  state text not null default 'open' check (state in ('open', 'reported', 'mistaken')),
  ended_by uuid references member,
  ended_at timestamptz,
  leaf_index bigint not null unique
);
create index material_stop_case on material_stop (case_id);

-- A file that somebody sent unasked: where it is and what it is called, never its bytes and never who sent it.
create table receipt (
  id uuid primary key,
  case_id uuid not null references case_file,
  exhibit_id uuid,
  locked_by uuid not null references member,
  locked_at timestamptz not null,
  received_at timestamptz not null,
  way text not null,
  filename text not null,
  place text not null,
  state text not null default 'open' check (state in ('open', 'reported', 'instructed')),
  leaf_index bigint not null unique
);
create index receipt_case on receipt (case_id);

create table receipt_instruction (
  leaf_index bigint primary key,
  receipt_id uuid not null references receipt on delete cascade,
  case_id uuid not null references case_file,
  recorded_by uuid not null references member,
  given_by text not null,
  office text not null,
  given_at timestamptz not null,
  instruction text not null
);

-- A report handed in, about a stop or a receipt.
create table hotline_report (
  leaf_index bigint primary key,
  subject_id uuid not null,
  case_id uuid references case_file,
  reported_by uuid not null references member,
  to_whom text not null,
  number text not null,
  handed_at timestamptz not null
);
create index hotline_report_subject on hotline_report (subject_id);

do $$
declare t text;
begin
  foreach t in array array['receipt', 'receipt_instruction'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
  end loop;
end $$;

alter table media_authority enable row level security;
create policy need_to_know on media_authority
  using (case_id is null or case_id = any (array(select unnest(app_cases()))))
  with check (case_id is null or case_id = any (array(select unnest(app_cases()))));

-- What belongs to no case is told again by nobody in particular, when the index is rebuilt from the log.
alter table material_stop enable row level security;
create policy need_to_know on material_stop
  using (
    case_id = any (array(select unnest(app_cases())))
    or (case_id is null and (stopped_by = app_member() or (app_member() is null and app_job_case() is null)))
  )
  with check (case_id is null or case_id = any (array(select unnest(app_cases()))));

alter table hotline_report enable row level security;
create policy need_to_know on hotline_report
  using (
    case_id = any (array(select unnest(app_cases())))
    or (case_id is null and (reported_by = app_member() or (app_member() is null and app_job_case() is null)))
  )
  with check (case_id is null or case_id = any (array(select unnest(app_cases()))));

grant select, insert, update on media_authority, hash_list, material_stop, receipt to smart_rescue_app;
grant select, insert on receipt_instruction, hotline_report to smart_rescue_app;

-- Wellbeing: the member's own, read and written by nobody else, and not in the custody log.
create table wellbeing_preference (
  member_id uuid primary key references member on delete cascade,
  blur boolean not null default true,
  grey boolean not null default true,
  mute boolean not null default true,
  collapse boolean not null default true,
  hide_after_seconds integer not null default 30 check (hide_after_seconds between 5 and 600),
  pause_after_minutes integer not null default 50 check (pause_after_minutes between 10 and 240),
  shared_with uuid references member on delete set null
);

create table wellbeing_opt_out (
  member_id uuid not null references member on delete cascade,
  lead_kind text not null,
  primary key (member_id, lead_kind)
);

create table exposure_day (
  member_id uuid not null references member on delete cascade,
  day date not null,
  reveals integer not null default 0,
  seconds integer not null default 0,
  disclosures integer not null default 0,
  hard integer not null default 0,
  primary key (member_id, day)
);

do $$
declare t text;
begin
  foreach t in array array['wellbeing_preference', 'wellbeing_opt_out', 'exposure_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I using (member_id = app_member()) with check (member_id = app_member())', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

-- What members share with the caller of their own will: sums of days, nothing of what was seen.
create function exposure_shared_with_me(since date)
  returns table (member_id uuid, day date, reveals integer, seconds integer, disclosures integer)
  language sql stable security definer set search_path = public
begin atomic
  select e.member_id, e.day, e.reveals, e.seconds, e.disclosures
  from wellbeing_preference p join exposure_day e on e.member_id = p.member_id
  where p.shared_with = app_member() and e.day >= since;
end;

-- Who agreed to share with the caller, whether or not she saw anything yet.
create function sharing_with_me() returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select p.member_id from wellbeing_preference p where p.shared_with = app_member();
end;

-- Who is not available for the kind of a case: for whoever chooses its team, without a reason and for no other case.
create function unavailable_for(asked_case uuid) returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select o.member_id
  from wellbeing_opt_out o join case_file c on c.lead_kind = o.lead_kind
  where c.id = asked_case and asked_case = any (app_cases());
end;
