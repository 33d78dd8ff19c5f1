-- Need to know, second layer. The session variables are set for one transaction by the database adapter:
-- app.member_id for a signed-in member, app.case_id for a job's capability. Both empty means: sees no case.

create function app_member() returns uuid language sql stable
  return nullif(current_setting('app.member_id', true), '')::uuid;

create function app_job_case() returns uuid language sql stable
  return nullif(current_setting('app.case_id', true), '')::uuid;

-- The cases the current transaction may see. Security definer, because case_team itself is guarded by the same rule.
-- A suspended member sees nothing, and neither does one whose only roles are operator or auditor.
create function app_cases() returns uuid[] language sql stable security definer set search_path = public
  return (
    select coalesce(array_agg(visible.case_id), '{}')
    from (
      select t.case_id
      from case_team t join member m on m.id = t.member_id
      where t.member_id = app_member() and t.until is null and m.status = 'active'
        and m.roles && array['case-officer', 'investigator', 'lawyer', 'social-worker']
      union
      select app_job_case() where app_job_case() is not null
    ) visible
  );

do $$
declare t text;
begin
  foreach t in array array[
    'note', 'capture', 'exhibit', 'exhibit_part', 'mention', 'link', 'link_decision', 'dossier'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update on %I to smart_rescue_app', t);
  end loop;
end $$;

alter table case_file enable row level security;
create policy need_to_know on case_file using (id = any (array(select unnest(app_cases()))));
-- A member opens a case before she is on its team: she may insert what she opens herself.
create policy opening on case_file for insert with check (opened_by = app_member());

-- Whoever opened a case may put herself on its team while nobody is on it.
create function app_may_found_team(opened_case uuid) returns boolean language sql stable security definer set search_path = public
  return exists (select 1 from case_file c where c.id = opened_case and c.opened_by = app_member())
    and not exists (select 1 from case_team t where t.case_id = opened_case);

alter table case_team enable row level security;
create policy need_to_know on case_team using (case_id = any (array(select unnest(app_cases()))))
  with check (
    case_id = any (array(select unnest(app_cases())))
    or (member_id = app_member() and added_by = app_member() and app_may_found_team(case_id))
  );

alter table custody_entry enable row level security;
create policy need_to_know on custody_entry for select using (case_id = any (array(select unnest(app_cases()))));
create policy writing on custody_entry for insert with check (true);

alter table notice enable row level security;
create policy own on notice using (to_member = app_member());

grant select, insert, update on case_file, case_team to smart_rescue_app;
grant delete on exhibit, exhibit_part, mention, link, note, capture to smart_rescue_app;
grant select, insert on custody_entry, selector to smart_rescue_app;
grant select, update on notice to smart_rescue_app;
grant usage on sequence case_number to smart_rescue_app;

-- "Known elsewhere": whether a case the caller may not see holds this selector. Never which, never how many.
create function selector_known_elsewhere(wanted uuid) returns boolean language sql stable security definer set search_path = public
  return exists (select 1 from mention m where m.selector_id = wanted and m.case_id <> all (app_cases()));

-- Tells the case officers of those cases. Once per selector, owner and kind in a day, so that it cannot be used to flood.
create function tell_owners(wanted uuid, told_kind text, told_message text, told_from uuid, told_at timestamptz)
  returns integer language plpgsql volatile security definer set search_path = public as $$
declare told integer;
begin
  insert into notice (id, to_member, kind, case_id, selector_id, from_member, message, at)
  select gen_random_uuid(), t.member_id, told_kind, owned.case_id, wanted, told_from, told_message, told_at
  from (select distinct case_id from mention where selector_id = wanted and case_id <> all (app_cases())) owned
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

-- Whether the member is, was, or never was on the team: the relation that core/access decides by.
create function team_relation(asked_case uuid, asked_member uuid) returns text language sql stable security definer set search_path = public
  return (
    select case
      when not exists (select 1 from case_file c where c.id = asked_case) then 'unknown'
      when exists (select 1 from case_team t where t.case_id = asked_case and t.member_id = asked_member and t.until is null) then 'team'
      when exists (select 1 from case_team t where t.case_id = asked_case and t.member_id = asked_member) then 'former'
      else 'none'
    end
  );

-- Captures and dossiers that a stopped program left behind, for the worker that starts: ids only.
create function waiting_work() returns table (kind text, case_id uuid, id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select 'capture', c.case_id, c.id from capture c where c.state in ('queued', 'running')
  union all
  select 'dossier', d.case_id, d.id from dossier d where d.state in ('queued', 'running');
end;

-- Which leaves below a tree size the index does not know yet: what a crash between log and database left behind.
create function missing_leaves(tree_size bigint) returns setof bigint
  language sql stable security definer set search_path = public
begin atomic
  select wanted from generate_series(0, tree_size - 1) wanted
  except
  select leaf_index from custody_entry
  order by 1;
end;
