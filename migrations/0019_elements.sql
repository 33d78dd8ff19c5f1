-- The law as packs, and how far a case is by it. Everything here is told from the log.

-- Every pack that was ever loaded, or judged by: shipped ones are kept at their first use, so that a case can always be
-- read by the text it was judged with. The law is no secret: every member reads it.
create table law_pack (
  iso2 text not null check (iso2 ~ '^[A-Z]{2}$'),
  version text not null,
  pack jsonb not null,
  origin text not null check (origin in ('shipped', 'own')),
  loaded_by uuid not null references member,
  loaded_at timestamptz not null,
  leaf_index bigint not null unique,
  primary key (iso2, version)
);

-- What a lawyer said of a pack; the newest counts.
create table law_review (
  leaf_index bigint primary key,
  iso2 text not null,
  version text not null,
  state text not null check (state in ('reviewed', 'rejected')),
  note text not null,
  reviewed_by uuid not null references member,
  reviewed_at timestamptz not null
);
create index law_review_pack on law_review (iso2, version, leaf_index);

-- Which pack of a country is in use where the organisation chose one; without a row the shipped one is.
create table law_choice (
  iso2 text primary key,
  version text not null,
  chosen_by uuid not null references member,
  chosen_at timestamptz not null,
  leaf_index bigint not null
);

-- What is said to have happened: the newest frame counts, the old ones stay.
create table charge_frame (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  day_from text check (day_from ~ '^\d{4}-\d\d-\d\d$'),
  day_to text check (day_to ~ '^\d{4}-\d\d-\d\d$'),
  victim text not null check (victim in ('child', 'adult', 'unknown')),
  countries text[] not null,
  topics text[] not null,
  place text,
  -- Country → version of the pack that it is judged by.
  packs jsonb not null,
  framed_by uuid not null references member,
  framed_at timestamptz not null
);
create index charge_frame_case on charge_frame (case_id, leaf_index);

-- Offences that were chosen for the case, or dropped again; the newest row of an offence counts.
create table charge_offence (
  leaf_index bigint not null,
  case_id uuid not null references case_file on delete cascade,
  offence text not null,
  chosen boolean not null,
  why text,
  chosen_by uuid not null references member,
  chosen_at timestamptz not null,
  primary key (leaf_index, offence)
);
create index charge_offence_case on charge_offence (case_id, offence, leaf_index);

-- What an element rests on. Without a key to the exhibit: a stop may take its bytes, and what rested on it is still told.
create table element_cover (
  id uuid primary key,
  case_id uuid not null references case_file on delete cascade,
  element text not null,
  kind text not null check (kind in ('exhibit', 'document', 'witness', 'anonymous-tip')),
  exhibit_id uuid,
  reference text,
  note text,
  covered_by uuid not null references member,
  covered_at timestamptz not null,
  leaf_index bigint not null,
  withdrawn_by uuid references member,
  withdrawn_at timestamptz,
  withdrawn_why text,
  withdrawn_leaf bigint,
  check ((kind = 'exhibit') = (exhibit_id is not null))
);
create index element_cover_case on element_cover (case_id, element);

-- A lawyer's judgement on an element; the newest counts.
create table element_judgement (
  leaf_index bigint primary key,
  case_id uuid not null references case_file on delete cascade,
  element text not null,
  judgement text not null check (judgement in ('covered', 'weak', 'missing')),
  why text not null,
  judged_by uuid not null references member,
  judged_at timestamptz not null
);
create index element_judgement_case on element_judgement (case_id, element, leaf_index);

-- How the case stands, as the lists show it: counted anew after every fact above.
create table charge_standing (
  case_id uuid primary key references case_file on delete cascade,
  chosen integer not null,
  ready integer not null
);

grant select, insert, update on law_pack, law_review, law_choice to smart_rescue_app;

do $$
declare t text;
begin
  foreach t in array array['charge_frame', 'charge_offence', 'element_cover', 'element_judgement', 'charge_standing'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;
