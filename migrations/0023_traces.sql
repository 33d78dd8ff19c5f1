-- Traces in files and hashes of pictures, told with the exhibit; and which pictures look alike, which the machine computes and
-- can compute again. All of it leads from one source to others.

create table source_trace (
  exhibit_id uuid not null references exhibit on delete cascade,
  -- 0: the whole exhibit, as in «source».
  row integer not null default 0 check (row >= 0),
  case_id uuid not null references case_file on delete cascade,
  kind text not null,
  value text not null,
  -- The field of the file, as it names it.
  place text not null,
  -- The site of a captured page. Pages of one site carry its traces all alike, so one of them speaks for all.
  site text,
  primary key (exhibit_id, row, kind, value)
);
create index source_trace_case on source_trace (case_id, kind, value);

-- PDQ in eight positions of 64 hex digits each: only of pictures that were kept under a written authority. No pixel follows from it.
create table source_picture (
  exhibit_id uuid not null references exhibit on delete cascade,
  row integer not null default 0 check (row >= 0),
  case_id uuid not null references case_file on delete cascade,
  pdq text[] not null check (cardinality(pdq) = 8),
  quality real not null check (quality between 0 and 100),
  primary key (exhibit_id, row)
);
create index source_picture_case on source_picture (case_id);

-- Pictures that look alike: a source may be in several ties. Empty while no authority stands.
create table picture_tie (
  exhibit_id uuid not null references exhibit on delete cascade,
  row integer not null,
  case_id uuid not null references case_file on delete cascade,
  -- The keys of the two oldest sources that made it.
  name text not null,
  primary key (exhibit_id, row, name)
);
create index picture_tie_case on picture_tie (case_id, name);

-- How many of a network's ties are pictures and traces.
alter table network add column pictures integer not null default 0;
alter table network add column traces integer not null default 0;

do $$
declare t text;
begin
  foreach t in array array['source_trace', 'source_picture', 'picture_tie'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;
