-- Whereabouts: the day that a mention of a date names, for ordering sources that state none.

-- The day of an ISO 8601 date or moment (`2026-03-05`, `2026-03-05T10:00`); nothing for a month, a weekday, or a day that
-- its month has not. Never an error: what a text says is not held to a calendar.
create function whole_day(normal text) returns date
language sql immutable strict parallel safe
as $$
  select case
    when normal ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([^0-9]|$)'
      and to_char(to_date(substr(normal, 1, 7), 'YYYY-MM') + (substr(normal, 9, 2)::int - 1), 'MM') = substr(normal, 6, 2)
    then to_date(substr(normal, 1, 7), 'YYYY-MM') + (substr(normal, 9, 2)::int - 1)
  end
$$;
