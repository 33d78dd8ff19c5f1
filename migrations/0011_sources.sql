-- Sources: every text of a case as search, grouping and networks see it. Spread by hash, so that a partition may stand on
-- another machine. The index can be dropped: pages and files tell themselves again, tables are read again from the locker.

create sequence source_number;
grant usage on sequence source_number to smart_rescue_app;

create table source (
  exhibit_id uuid not null references exhibit on delete cascade,
  -- 0: the exhibit's whole text; from 1: a row of the table that the exhibit is.
  row integer not null check (row >= 0),
  -- Without keys to case, selector and exhibit for each of millions of rows: what is told of an exhibit goes with it
  -- (forget_sources), and a case goes with its exhibits.
  case_id uuid not null,
  -- A dense number for the engine's arrays. Facts never carry it: it is another one after the index was told again.
  number bigint not null default nextval('source_number'),
  key text,
  title text not null default '',
  text text not null,
  url text,
  posted_on date,
  place text,
  seen_at timestamptz not null,
  -- For rows of tables see imported_table.expires_on, which holds for all of them at once.
  expires_on date,
  aside boolean not null default false,
  primary key (exhibit_id, row)
) partition by hash (exhibit_id, row);

-- Where a selector or a statement stands in a row of a table. Pages and files have theirs in «mention».
create table source_mention (
  exhibit_id uuid not null,
  row integer not null,
  case_id uuid not null,
  selector_id uuid not null,
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  rule text not null,
  confidence real not null,
  primary key (exhibit_id, row, start_at, selector_id)
) partition by hash (exhibit_id, row);

-- Which template group a source belongs to: the number of the group's smallest source. A source alone has no row.
create table source_group (
  exhibit_id uuid not null,
  row integer not null,
  case_id uuid not null,
  label bigint not null,
  primary key (exhibit_id, row)
) partition by hash (exhibit_id, row);

do $$
declare p integer;
declare t text;
begin
  for p in 0..7 loop
    foreach t in array array['source', 'source_mention', 'source_group'] loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)', t || '_' || p, t, p);
      -- Only through the whole: a partition by itself shows nothing to anybody.
      execute format('alter table %I enable row level security', t || '_' || p);
    end loop;
  end loop;
end $$;

create index source_case on source (case_id, number);
create index source_mention_case on source_mention (case_id, selector_id);
create index source_group_label on source_group (case_id, label);

-- What goes with an exhibit: its marks and groups have no key of their own to it.
create function forget_sources() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_op = 'TRUNCATE' then
    truncate source_mention, source_group;
  else
    delete from source_mention where exhibit_id = old.id;
    delete from source_group where exhibit_id = old.id;
  end if;
  return null;
end $$;
create trigger forget_sources after delete on exhibit for each row execute function forget_sources();
create trigger forget_all_sources after truncate on exhibit for each statement execute function forget_sources();

-- Statements (prices, dates, places, names) have normal forms as selectors have; only selectors join.
alter table selector drop constraint selector_kind_check;
alter table selector add constraint selector_kind_check check (
  kind in ('phone', 'email', 'url', 'handle', 'wallet', 'account', 'price', 'date', 'place', 'name')
);

do $$
declare t text;
begin
  foreach t in array array['source', 'source_mention', 'source_group'] loop
    execute format('alter table %I enable row level security', t);
    execute format(
      'create policy need_to_know on %I using (case_id = any (array(select unnest(app_cases())))) '
      'with check (case_id = any (array(select unnest(app_cases()))))', t);
    execute format('grant select, insert, update, delete on %I to smart_rescue_app', t);
  end loop;
end $$;
