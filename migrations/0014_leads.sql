-- Leads: sources of a case that may be worth a case of their own. Told from the log; what the machine reads out of them
-- («standing») can be thrown away and read again.

create table lead (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  origin text not null check (origin in ('sources', 'selector', 'template', 'network', 'search')),
  -- What it was gathered by, as far as it has a name.
  origin_key text,
  by_machine boolean not null,
  title text not null,
  why text,
  state text not null check (state in ('waiting', 'watching', 'opened', 'dismissed')),
  -- The case it became. No key to it: whoever reads the lead may not see that case.
  opened_case uuid,
  raised_by uuid not null references member,
  raised_at timestamptz not null,
  leaf_index bigint not null unique,
  standing jsonb,
  standing_version text
);
create index lead_case on lead (case_id, state);

-- Without a key to the source: rows come and go, and a lead says which it was raised for.
create table lead_source (
  lead_id uuid not null references lead on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  exhibit_id uuid not null,
  row integer not null check (row >= 0),
  primary key (lead_id, exhibit_id, row)
);
create index lead_source_source on lead_source (case_id, exhibit_id, row);

create table lead_answer (
  leaf_index bigint primary key,
  lead_id uuid not null references lead on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  indicator text not null,
  answer text not null check (answer in ('yes', 'no', 'unknown')),
  note text,
  answered_by uuid not null references member,
  answered_at timestamptz not null
);
create index lead_answer_lead on lead_answer (lead_id, leaf_index);

create table lead_decision (
  leaf_index bigint primary key,
  lead_id uuid not null references lead on delete cascade,
  case_id uuid not null references case_file on delete cascade,
  decision text not null check (decision in ('watching', 'opened', 'dismissed', 'undone')),
  why text not null,
  opened_case uuid,
  decided_by uuid not null references member,
  decided_at timestamptz not null
);
create index lead_decision_lead on lead_decision (lead_id, leaf_index);

-- Exhibits that a case was opened with: extracts of a lead of another case. No lead is raised for them again.
create table lead_extract (
  exhibit_id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  -- The case the lead stood in, as it is called; whether one may see it is another question.
  from_reference text not null,
  leaf_index bigint not null
);

do $$
declare t text;
begin
  foreach t in array array['lead', 'lead_source', 'lead_answer', 'lead_decision', 'lead_extract'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;
