-- The road to the verdict: receivers, referrals, and dated entries on what became of each. Told from the log. Where each
-- track stands (`road_track`, `road_stay`, `road_case`) is derived from the entries by core/justice and can be derived again.

-- The directory of receivers: of the organisation, in no case.
create table receiver (
  id uuid primary key,
  name text not null,
  kind text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  address text not null,
  contact text,
  public_key text,
  trust text not null check (trust in ('trusted', 'known', 'untested', 'unsafe')),
  trust_why text not null,
  second_route uuid,
  state text not null default 'active' check (state in ('active', 'ended')),
  changed_at timestamptz not null,
  leaf_index bigint not null
);
grant select, insert, update on receiver to smart_rescue_app;

create table referral (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  -- As the receiver was when the case was handed over; the directory goes on changing.
  receiver_id uuid not null,
  receiver_name text not null,
  receiver_country text not null,
  receiver_trust text not null,
  said jsonb not null,
  state text not null default 'made' check (state in ('made', 'withdrawn')),
  why text,
  made_by uuid not null references member,
  made_at timestamptz not null,
  leaf_index bigint not null unique
);
create index referral_case on referral (case_id);

create table stage_entry (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  said jsonb not null,
  corrects uuid,
  withdraws uuid,
  why text,
  entered_by uuid not null references member,
  entered_at timestamptz not null,
  leaf_index bigint not null unique
);
create index stage_entry_case on stage_entry (case_id, leaf_index);

create table road_track (
  case_id uuid not null references case_file on delete cascade,
  key text not null,
  unit text not null,
  stage text not null,
  value text,
  since text not null,
  authority text not null,
  jurisdiction text not null,
  heard_on date not null,
  asked_on date,
  next_hearing timestamptz,
  court text,
  exit_reason text,
  ended boolean not null,
  steps jsonb not null,
  due_from date,
  due_every integer,
  -- When the team was last told of the silence that began on `told_for`. No fact: notices are not told from the log.
  told_on date,
  told_for date,
  primary key (case_id, key)
);
create index road_track_due on road_track (due_from) where due_from is not null;
create index road_track_hearing on road_track (next_hearing) where next_hearing is not null;

-- What a case as one reached, and when first.
create table road_case (
  case_id uuid primary key references case_file on delete cascade,
  referrals integer not null,
  referred date,
  acknowledged date,
  investigated date,
  charged date,
  verdict date,
  convicted date,
  final date,
  identified date,
  safeguarded date,
  compensated date,
  is_over boolean not null,
  exits text[] not null,
  charges integer not null,
  convicted_charges integer not null
);

-- Whole days that stages of a case lasted, where both ends are known to the day: how many stays were equally long.
create table road_stay (
  case_id uuid not null references case_file on delete cascade,
  unit text not null,
  stage text not null,
  days integer not null,
  stays integer not null check (stays > 0),
  primary key (case_id, unit, stage, days)
);

do $$
declare t text;
begin
  foreach t in array array['referral', 'stage_entry', 'road_track', 'road_case', 'road_stay'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

-- What is silent, over all cases the caller may see, longest first. A definer's function, so that the cases are joined
-- and not compared one by one with a list of ten thousand.
create function road_silent(on_day date, most integer)
  returns table (case_id uuid, reference text, title text, key text, stage text, value text, authority text,
    jurisdiction text, heard_on date, asked_on date, due_from date, due_every integer, of_all integer)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, c.reference, c.title, t.key, t.stage, t.value, t.authority, t.jurisdiction, t.heard_on, t.asked_on,
    t.due_from, t.due_every, (count(*) over ())::integer
  from road_track t
  join unnest(app_cases()) as seen (id) on seen.id = t.case_id
  join case_file c on c.id = t.case_id and c.state = 'open'
  where t.due_from <= on_day
  order by t.due_from, c.reference, t.key
  limit most;
end;

-- Every entry of one case, where the caller may see it: asked once, not for each of its rows.
create function road_entries(asked_case uuid) returns setof stage_entry
  language sql stable security definer set search_path = public
begin atomic
  select e.* from stage_entry e where e.case_id = asked_case and asked_case = any (app_cases());
end;

create function road_hearings(from_moment timestamptz, most integer)
  returns table (case_id uuid, reference text, title text, key text, stage text, authority text, court text,
    jurisdiction text, next_hearing timestamptz)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, c.reference, c.title, t.key, t.stage, t.authority, t.court, t.jurisdiction, t.next_hearing
  from road_track t
  join unnest(app_cases()) as seen (id) on seen.id = t.case_id
  join case_file c on c.id = t.case_id and c.state = 'open'
  where t.next_hearing >= from_moment
  order by t.next_hearing, c.reference, t.key
  limit most;
end;

-- Cases with a silence of which the team has not been told, or not for a whole interval: ids only, for the daily round.
create function road_alarms_due(on_day date) returns setof uuid
  language sql stable security definer set search_path = public
begin atomic
  select distinct t.case_id
  from road_track t join case_file c on c.id = t.case_id and c.state = 'open'
  where t.due_from <= on_day
    and (t.told_on is null or t.told_for is distinct from t.due_from or t.told_on + t.due_every <= on_day);
end;

-- Tells the team of one case, once a day however many tracks are silent, and remembers it. Returns how many were told.
create function tell_team_of_silence(asked_case uuid, on_day date, told_at timestamptz)
  returns integer language plpgsql volatile security definer set search_path = public as $$
declare told integer;
begin
  if not (asked_case = any (app_cases())) then return 0; end if;
  update road_track t set told_on = on_day, told_for = t.due_from
  where t.case_id = asked_case and t.due_from <= on_day
    and (t.told_on is null or t.told_for is distinct from t.due_from or t.told_on + t.due_every <= on_day);
  if not found then return 0; end if;
  insert into notice (id, to_member, kind, case_id, at)
  select gen_random_uuid(), t.member_id, 'road-silent', asked_case, told_at
  from case_team t
  join member m on m.id = t.member_id and m.status = 'active'
    and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
  where t.case_id = asked_case and t.until is null;
  get diagnostics told = row_count;
  return told;
end $$;

-- Tells a member that a case was handed to her.
create function tell_successor(asked_case uuid, successor uuid, told_from uuid, told_message text, told_at timestamptz)
  returns void language sql volatile security definer set search_path = public
begin atomic
  insert into notice (id, to_member, kind, case_id, from_member, message, at)
  select gen_random_uuid(), successor, 'case-handed-over', asked_case, told_from, told_message, told_at
  where exists (select 1 from case_team t where t.case_id = asked_case and t.member_id = successor and t.until is null)
    and (told_from = app_member());
end;

-- Hand-overs of a case, for its team.
create table case_hand_over (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  from_member uuid not null references member,
  to_member uuid not null references member,
  why text not null,
  note text not null,
  at timestamptz not null
);
alter table case_hand_over enable row level security;
create policy need_to_know on case_hand_over using (case_id = any (array(select unnest(app_cases()))))
  with check (case_id = any (array(select unnest(app_cases()))));
grant select, insert on case_hand_over to smart_rescue_app;

-- A member's own wish not to hear of outcomes. Hers alone, as wellbeing is.
create table outcome_opt_out (
  member_id uuid primary key references member on delete cascade
);
alter table outcome_opt_out enable row level security;
create policy own on outcome_opt_out using (member_id = app_member()) with check (member_id = app_member());
grant select, insert, delete on outcome_opt_out to smart_rescue_app;

-- What became of the cases the caller ever worked on: the reference, what kind of outcome, the day. No title, no name, no
-- id that opens anything. Working on a case is: its team, now or before; captures, imports, notes and entries by her.
create function outcomes_for_me()
  returns table (reference text, is_open boolean, convicted date, verdict date, safeguarded date, compensated date, is_over boolean)
  language sql stable security definer set search_path = public
begin atomic
  with worked as (
    select t.case_id from case_team t where t.member_id = app_member()
    union select x.case_id from capture x where x.requested_by = app_member()
    union select x.case_id from exhibit x where x.captured_by = app_member()
    union select x.case_id from note x where x.author_id = app_member()
    union select x.case_id from stage_entry x where x.entered_by = app_member()
  )
  select c.reference, c.id = any (app_cases()), r.convicted, r.verdict, r.safeguarded, r.compensated, r.is_over
  from worked w
  join case_file c on c.id = w.case_id
  join road_case r on r.case_id = w.case_id
  where exists (select 1 from member m where m.id = app_member() and m.status = 'active')
    and not exists (select 1 from outcome_opt_out o where o.member_id = app_member())
    and (r.verdict is not null or r.safeguarded is not null or r.compensated is not null or (r.is_over and cardinality(r.exits) > 0));
end;

-- Figures over all cases of the house: counts alone, each split into cases the caller may see and others, so that what is
-- shown of the others can be protected. `of_year` is the year in which a case was opened.
create function road_funnel(from_year integer, to_year integer)
  returns table (dimension text, key text, mine boolean, cases integer, referred integer, acknowledged integer,
    investigated integer, charged integer, verdict integer, convicted integer, identified integer, safeguarded integer,
    compensated integer, charges integer, convicted_charges integer)
  language sql stable security definer set search_path = public
begin atomic
  with base as (
    select c.lead_kind, c.countries, extract(year from c.opened_at at time zone 'UTC')::integer as of_year,
      seen.id is not null as mine, r.*
    from case_file c
    left join unnest(app_cases()) as seen (id) on seen.id = c.id
    left join road_case r on r.case_id = c.id
    where c.opened_at >= make_timestamptz(from_year, 1, 1, 0, 0, 0, 'UTC')
      and c.opened_at < make_timestamptz(to_year + 1, 1, 1, 0, 0, 0, 'UTC')
  ), keyed as (
    select 'all' as dimension, '' as key, b.* from base b
    union all select 'kind', b.lead_kind, b.* from base b
    union all select 'year', b.of_year::text, b.* from base b
    union all select 'country', land.code, b.* from base b, unnest(b.countries) as land (code)
  )
  select k.dimension, k.key, k.mine, count(*)::integer, count(k.referred)::integer, count(k.acknowledged)::integer,
    count(k.investigated)::integer, count(k.charged)::integer, count(k.verdict)::integer, count(k.convicted)::integer,
    count(k.identified)::integer, count(k.safeguarded)::integer, count(k.compensated)::integer,
    coalesce(sum(k.charges), 0)::integer, coalesce(sum(k.convicted_charges), 0)::integer
  from keyed k
  group by k.dimension, k.key, k.mine;
end;

-- Why tracks stopped, by unit.
create function road_exits(from_year integer, to_year integer)
  returns table (unit text, reason text, mine boolean, tracks integer)
  language sql stable security definer set search_path = public
begin atomic
  select t.unit, t.exit_reason, seen.id is not null, count(*)::integer
  from road_track t
  join case_file c on c.id = t.case_id
  left join unnest(app_cases()) as seen (id) on seen.id = t.case_id
  where t.exit_reason is not null
    and c.opened_at >= make_timestamptz(from_year, 1, 1, 0, 0, 0, 'UTC')
    and c.opened_at < make_timestamptz(to_year + 1, 1, 1, 0, 0, 0, 'UTC')
  group by t.unit, t.exit_reason, seen.id is not null;
end;

-- Days that tracks stayed in a stage: stages that are over, and whose both ends are known to the day. Cases one may see.
-- Equal days are added up first; a quantile is the first number of days that so many stays do not exceed.
create function road_times(from_year integer, to_year integer)
  returns table (unit text, stage text, tracks integer, lower_days integer, median_days integer, upper_days integer)
  language sql stable security definer set search_path = public
begin atomic
  with counted as (
    select s.unit, s.stage, s.days, sum(s.stays) as stays
    from road_stay s
    join unnest(app_cases()) as seen (id) on seen.id = s.case_id
    join case_file c on c.id = s.case_id
    where c.opened_at >= make_timestamptz(from_year, 1, 1, 0, 0, 0, 'UTC')
      and c.opened_at < make_timestamptz(to_year + 1, 1, 1, 0, 0, 0, 'UTC')
    group by s.unit, s.stage, s.days
  ), ranked as (
    select n.unit, n.stage, n.days, sum(n.stays) over (partition by n.unit, n.stage order by n.days) as up_to,
      sum(n.stays) over (partition by n.unit, n.stage) as of_all
    from counted n
  )
  select r.unit, r.stage, r.of_all::integer, min(r.days) filter (where r.up_to * 4 >= r.of_all),
    min(r.days) filter (where r.up_to * 2 >= r.of_all), min(r.days) filter (where r.up_to * 4 >= r.of_all * 3)
  from ranked r
  group by r.unit, r.stage, r.of_all;
end;

-- How far each case came at most, once in each dimension (its first country alone), for tables made for publication:
-- one case more or less changes one cell of each dimension by one. Counts alone, over all cases of the house.
create function road_furthest(from_year integer, to_year integer)
  returns table (dimension text, key text, step text, cases integer)
  language sql stable security definer set search_path = public
begin atomic
  with base as (
    select c.lead_kind, c.countries[1] as country, extract(year from c.opened_at at time zone 'UTC')::integer as of_year,
      case when r.convicted is not null then 'convicted'
        when r.verdict is not null then 'verdict'
        when r.charged is not null then 'charged'
        when r.investigated is not null then 'investigated'
        when r.referred is not null then 'referred'
        else 'opened' end as step
    from case_file c left join road_case r on r.case_id = c.id
    where c.opened_at >= make_timestamptz(from_year, 1, 1, 0, 0, 0, 'UTC')
      and c.opened_at < make_timestamptz(to_year + 1, 1, 1, 0, 0, 0, 'UTC')
  ), keyed as (
    select 'all' as dimension, '' as key, b.step from base b
    union all select 'kind', b.lead_kind, b.step from base b
    union all select 'year', b.of_year::text, b.step from base b
    union all select 'country', b.country, b.step from base b
  )
  select k.dimension, k.key, k.step, count(*)::integer from keyed k group by k.dimension, k.key, k.step;
end;
