-- Tables whose rows have all left and whose sealed file was destroyed at the end of its time.

-- When, as the log says it; what is left of such a table is its name, its counts, its report and its leaves.
alter table imported_table add column destroyed_at timestamptz;

-- Tables whose day has come, in every case: rows are there, or all have left and the file has not.
create or replace function expiring_tables(today date) returns table (case_id uuid, exhibit_id uuid)
  language sql stable security definer set search_path = public
begin atomic
  select t.case_id, t.exhibit_id from imported_table t
  where t.expires_on <= today and t.is_read and t.destroyed_at is null and t.state in ('done', 'stopped');
end;
