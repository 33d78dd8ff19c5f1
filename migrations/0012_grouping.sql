-- What grouping keeps between two runs: arrays of numbers in pieces, spread by hash. It follows from the sources alone and may
-- be dropped at any time: the next run groups everything anew.

create table grouping_state (
  case_id uuid primary key,
  -- Counts up at each run, so that of two runs at once one begins again.
  revision integer not null default 1,
  -- How many sources were grouped, and the highest number among them.
  sources integer not null,
  last_number bigint not null,
  grouped_at timestamptz not null
);

create table grouping_piece (
  case_id uuid not null,
  part text not null,
  piece integer not null check (piece >= 0),
  body bytea not null,
  primary key (case_id, part, piece)
) partition by hash (case_id, part, piece);

do $$
declare p integer;
declare t text;
begin
  for p in 0..7 loop
    execute format(
      'create table grouping_piece_%s partition of grouping_piece for values with (modulus 8, remainder %s)', p, p);
    execute format('alter table grouping_piece_%s enable row level security', p);
    -- Numbers hardly shrink: not worth the time.
    execute format('alter table grouping_piece_%s alter column body set storage external', p);
  end loop;
  foreach t in array array['grouping_state', 'grouping_piece'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;

-- Sources that are told anew have other numbers.
create function forget_groupings() returns trigger language plpgsql security definer set search_path = public as $$
begin
  truncate grouping_state, grouping_piece;
  return null;
end $$;
create trigger forget_groupings after truncate on exhibit for each statement execute function forget_groupings();
