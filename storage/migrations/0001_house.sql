-- The whole house: entities, people, rooms, bookings, the record. Times are timestamptz (UTC inside), ids are UUIDv7.

create extension if not exists btree_gist;

do $$
begin
   if not exists (select from pg_roles where rolname = 'usher_app') then
      create role usher_app nologin nobypassrls;
   end if;
   execute format('grant usher_app to %I', current_user);
end
$$;

-- RFC 9562 version 7: 48 bits of milliseconds, then random. Works on every Postgres >= 16; 18's uuidv7() is the same layout.
create function new_id() returns uuid
language sql volatile parallel safe as $$
   select encode(
             set_bit(
                set_bit(
                   overlay(uuid_send(gen_random_uuid())
                           placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                           from 1 for 6),
                   52, 1),
                53, 1), 'hex')::uuid
$$;

-- What the running transaction may see. Unset or emptied means nothing.
create function scope_entity() returns uuid
language sql stable parallel safe as $$
   select nullif(current_setting('app.entity_id', true), '')::uuid
$$;

create function scope_user() returns uuid
language sql stable parallel safe as $$
   select nullif(current_setting('app.user_id', true), '')::uuid
$$;

create table entity (
   id                 uuid primary key default new_id(),
   name               text not null check (length(name) between 1 and 200),
   timezone           text not null,                        -- IANA name
   language           text not null default 'en',
   agent_name         text not null default 'Ada' check (length(agent_name) between 2 and 40),
   agent_greeting     text,
   agent_instructions text not null default '',
   agent_voice        text not null default 'heart',
   address            text not null default '',
   phone              text not null default '',
   email              text not null default '',
   about              text not null default '',
   created_at         timestamptz not null default now()
);

create table department (
   id           uuid primary key default new_id(),
   entity_id    uuid not null references entity on delete cascade,
   name         text not null check (length(name) between 1 and 200),
   instructions text not null default '',
   created_at   timestamptz not null default now(),
   unique (entity_id, id),
   unique (entity_id, name)
);

create table professional (
   id         uuid primary key default new_id(),
   name       text not null check (length(name) between 1 and 200),
   email      text,
   created_at timestamptz not null default now()
);

create table professional_entity (
   entity_id       uuid not null references entity on delete cascade,
   professional_id uuid not null references professional on delete cascade,
   department_id   uuid not null,
   active          boolean not null default true,
   created_at      timestamptz not null default now(),
   primary key (entity_id, professional_id),
   foreign key (entity_id, department_id) references department (entity_id, id)
);

create table "user" (
   id                 uuid primary key default new_id(),
   entity_id          uuid references entity on delete cascade,   -- null: a MANAGER, who works for all entities
   email              text not null,
   name               text not null,
   role               text not null check (role in ('MANAGER', 'ENTITY_ADMIN', 'RECEPTIONIST', 'QA')),
   password_hash      text not null,                              -- argon2id
   professional_id    uuid references professional,
   disabled_at        timestamptz,
   sessions_valid_from timestamptz not null default now(),        -- signing out everywhere moves this forward
   created_at         timestamptz not null default now(),
   check ((role = 'MANAGER') = (entity_id is null))
);
create unique index user_email_key on "user" (lower(email));

create table service (
   id            uuid primary key default new_id(),
   entity_id     uuid not null references entity on delete cascade,
   department_id uuid not null,
   name          text not null check (length(name) between 1 and 200),
   minutes       integer not null default 30 check (minutes between 5 and 720),
   buffer_before integer not null default 0 check (buffer_before between 0 and 240),   -- minutes
   buffer_after  integer not null default 0 check (buffer_after between 0 and 240),    -- minutes
   notice_hours  integer not null default 0 check (notice_hours between 0 and 8760),
   horizon_days  integer not null default 60 check (horizon_days between 1 and 730),
   approval      text not null default 'instant' check (approval in ('instant', 'staff')),
   active        boolean not null default true,
   created_at    timestamptz not null default now(),
   unique (entity_id, id),
   foreign key (entity_id, department_id) references department (entity_id, id)
);

-- No row for a professional: offers every service of the department.
create table professional_service (
   entity_id       uuid not null references entity on delete cascade,
   professional_id uuid not null,
   service_id      uuid not null,
   primary key (entity_id, professional_id, service_id),
   foreign key (entity_id, professional_id) references professional_entity on delete cascade,
   foreign key (entity_id, service_id) references service (entity_id, id) on delete cascade
);

-- Weekly hours (weekday 0 = Monday) or the hours of one date, which then replace the weekly ones of that day.
create table working_hours (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   professional_id uuid not null,
   weekday         smallint check (weekday between 0 and 6),
   on_date         date,
   starts          time not null,
   ends            time not null,
   check (starts < ends),
   check ((weekday is null) <> (on_date is null)),
   foreign key (entity_id, professional_id) references professional_entity on delete cascade
);
create index working_hours_of on working_hours (entity_id, professional_id);

create table time_off (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   professional_id uuid not null,
   during          tstzrange not null check (not isempty(during)),
   reason          text not null default '',
   foreign key (entity_id, professional_id) references professional_entity on delete cascade
);
create index time_off_of on time_off using gist (professional_id, during);

create table client (
   id         uuid primary key default new_id(),
   entity_id  uuid not null references entity on delete cascade,
   name       text not null check (length(name) between 1 and 200),
   email      text,
   phone      text,
   created_at timestamptz not null default now(),
   unique (entity_id, id)
);
create index client_name_idx on client (entity_id, lower(name));

create table participant (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   name            text not null check (length(name) between 1 and 120),
   type            text not null check (type in ('CLIENT', 'PROFESSIONAL', 'AGENT')),
   email           text,
   client_id       uuid,
   professional_id uuid,
   user_id         uuid references "user" on delete set null,
   created_at      timestamptz not null default now(),
   unique (entity_id, id),
   foreign key (entity_id, client_id) references client (entity_id, id),
   foreign key (entity_id, professional_id) references professional_entity (entity_id, professional_id)
);

create table room (
   id               uuid primary key default new_id(),
   entity_id        uuid not null references entity on delete cascade,
   department_id    uuid,
   title            text not null check (length(title) between 1 and 200),
   livekit_name     text not null unique,
   starts_at        timestamptz not null,
   duration_minutes integer not null default 30 check (duration_minutes between 5 and 1440),
   capacity         integer not null default 8 check (capacity between 2 and 100),   -- people; the agent takes no seat
   lobby            boolean not null default false,
   opens_before_minutes integer not null default 15 check (opens_before_minutes between 0 and 1440),
   state            text not null default 'scheduled' check (state in ('scheduled', 'live', 'ended', 'cancelled')),
   live_at          timestamptz,
   ended_at         timestamptz,
   created_by       uuid references "user" on delete set null,
   created_at       timestamptz not null default now(),
   unique (entity_id, id),
   foreign key (entity_id, department_id) references department (entity_id, id)
);
create index room_day on room (entity_id, starts_at);

-- One seat of one room. invited -> (waiting ->) admitted -> joined <-> left; removed ends it.
create table room_participant (
   id             uuid primary key default new_id(),
   entity_id      uuid not null references entity on delete cascade,
   room_id        uuid not null,
   participant_id uuid not null,
   identity       text not null check (length(identity) between 1 and 80),
   state          text not null default 'invited' check (state in ('invited', 'waiting', 'admitted', 'joined', 'left', 'removed')),
   seated_at      timestamptz,                                  -- when the seat was claimed against the room's capacity
   joined_at      timestamptz,
   left_at        timestamptz,
   removed_at     timestamptz,
   created_at     timestamptz not null default now(),
   unique (entity_id, id),
   unique (room_id, identity),
   unique (room_id, participant_id),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade,
   foreign key (entity_id, participant_id) references participant (entity_id, id)
);

-- The right to one seat. open -> spent -> (re-entry by cookie); open | spent -> revoked. A re-issue revokes the old row and writes a new one.
create table invitation (
   id                  uuid primary key default new_id(),
   entity_id           uuid not null references entity on delete cascade,
   room_participant_id uuid not null,
   token_hash          bytea not null unique check (length(token_hash) = 32),   -- sha256 of the 32 random bytes in the link
   code_hash           text not null,                                           -- argon2id of the 8 digits
   state               text not null default 'open' check (state in ('open', 'spent', 'revoked')),
   expires_at          timestamptz not null,
   failed_tries        integer not null default 0,
   locked_until        timestamptz,
   spent_at            timestamptz,
   revoked_at          timestamptz,
   created_by          uuid references "user" on delete set null,
   created_at          timestamptz not null default now(),
   unique (entity_id, id),
   foreign key (entity_id, room_participant_id) references room_participant (entity_id, id) on delete cascade
);
create index invitation_of on invitation (room_participant_id);

create table room_event (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   room_id         uuid not null,
   kind            text not null check (length(kind) between 1 and 60),   -- LiveKit's webhook name or our own (person_admitted, seat_removed)
   identity        text,
   facts           jsonb not null default '{}',
   livekit_event_id text unique,                                           -- dedupe key of the webhook
   at              timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade
);
create index room_event_of on room_event (room_id, at);

create table transcript_turn (
   id           uuid primary key default new_id(),
   entity_id    uuid not null references entity on delete cascade,
   room_id      uuid not null,
   identity     text not null,
   name         text not null,
   speaker      text not null check (speaker in ('person', 'agent')),
   channel      text not null check (channel in ('spoken', 'typed', 'tapped')),
   addressed_to text,                                     -- identity, 'agent', or null when to the room
   text         text not null,                            -- heard, typed, or really spoken aloud
   cut_text     text not null default '',                 -- what the agent meant to say and did not get to say
   confidence   real check (confidence between 0 and 1),
   started_at   timestamptz not null,
   ended_at     timestamptz not null,
   metrics      jsonb not null default '{}',              -- seconds per phase
   written_at   timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade
);
create index transcript_turn_of on transcript_turn (room_id, started_at);

create table agent_session_event (
   id        uuid primary key default new_id(),
   entity_id uuid not null references entity on delete cascade,
   room_id   uuid not null,
   job_id    text not null,
   kind      text not null check (kind in ('started', 'greeted', 'tool_call', 'silence', 'interruption', 'provider_failure', 'latency', 'ended')),
   facts     jsonb not null default '{}',
   at        timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade
);
create index agent_session_event_of on agent_session_event (room_id, at);

create table agent_usage (
   id            uuid primary key default new_id(),
   entity_id     uuid not null references entity on delete cascade,
   room_id       uuid not null,
   job_id        text not null,
   kind          text not null check (kind in ('llm', 'stt', 'tts', 'embedding')),
   provider      text not null,
   model         text not null,
   input_tokens  bigint not null default 0,
   output_tokens bigint not null default 0,
   characters    bigint not null default 0,
   audio_seconds double precision not null default 0,
   requests      bigint not null default 0,
   updated_at    timestamptz not null default now(),
   unique (job_id, kind, provider, model),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade
);

-- held -> confirmed | pending | expired; pending -> confirmed | cancelled; confirmed -> cancelled | moved.
-- `during` is what the professional is taken for: the appointment with the service's buffers.
create table booking (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   professional_id uuid not null,
   service_id      uuid not null,
   client_id       uuid,
   room_id         uuid,                                   -- the meeting in which it was made
   state           text not null check (state in ('held', 'pending', 'confirmed', 'cancelled', 'moved', 'expired')),
   starts_at       timestamptz not null,
   ends_at         timestamptz not null,
   during          tstzrange not null check (not isempty(during)),
   hold_expires_at timestamptz,
   made_by         text not null default '',               -- identity of the person who asked
   moved_to        uuid references booking,
   idempotency_key text,
   created_at      timestamptz not null default now(),
   changed_at      timestamptz not null default now(),
   unique (entity_id, id),
   unique (entity_id, idempotency_key),
   check (starts_at < ends_at),
   check (during @> tstzrange(starts_at, ends_at)),
   check (state in ('held', 'expired') or client_id is not null),
   check ((state <> 'held') or hold_expires_at is not null),
   foreign key (entity_id, professional_id) references professional_entity (entity_id, professional_id),
   foreign key (entity_id, service_id) references service (entity_id, id),
   foreign key (entity_id, client_id) references client (entity_id, id),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete set null (room_id),
   constraint booking_no_overlap exclude using gist (professional_id with =, during with &&)
      where (state in ('held', 'pending', 'confirmed'))
);
create index booking_of_client on booking (entity_id, client_id, starts_at);
create index booking_of_day on booking (entity_id, starts_at);

-- What was offered aloud or on a card: an opaque id the model may use, good for a while, in one room.
create table slot_offer (
   id              text primary key check (id ~ '^[a-z0-9]{8}$'),
   entity_id       uuid not null references entity on delete cascade,
   room_id         uuid not null,
   professional_id uuid not null,
   service_id      uuid not null,
   starts_at       timestamptz not null,
   expires_at      timestamptz not null,
   created_at      timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete cascade,
   foreign key (entity_id, professional_id) references professional_entity (entity_id, professional_id) on delete cascade,
   foreign key (entity_id, service_id) references service (entity_id, id) on delete cascade
);

-- What the agent wrote down for staff to follow up.
create table message (
   id              uuid primary key default new_id(),
   entity_id       uuid not null references entity on delete cascade,
   room_id         uuid,
   from_identity   text not null,
   from_name       text not null,
   professional_id uuid,                                   -- null: for staff in general
   text            text not null check (length(text) between 1 and 4000),
   state           text not null default 'open' check (state in ('open', 'done')),
   created_at      timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete set null (room_id),
   foreign key (entity_id, professional_id) references professional_entity (entity_id, professional_id)
);

create table document (
   id            uuid primary key default new_id(),
   entity_id     uuid not null references entity on delete cascade,
   department_id uuid,                                     -- null: the whole entity's
   title         text not null check (length(title) between 1 and 300),
   text          text not null,
   state         text not null default 'ready' check (state in ('waiting', 'reading', 'ready', 'failed')),
   created_at    timestamptz not null default now(),
   unique (entity_id, id),
   foreign key (entity_id, department_id) references department (entity_id, id)
);

-- A question the documents could not answer.
create table knowledge_gap (
   id         uuid primary key default new_id(),
   entity_id  uuid not null references entity on delete cascade,
   room_id    uuid,
   question   text not null,
   state      text not null default 'open' check (state in ('open', 'answered', 'dismissed')),
   created_at timestamptz not null default now(),
   foreign key (entity_id, room_id) references room (entity_id, id) on delete set null (room_id)
);

create table audit_entry (
   id          uuid primary key default new_id(),
   entity_id   uuid references entity on delete cascade,   -- null: about the whole installation
   actor       text not null,                              -- user id, participant identity, 'agent' or 'system'
   action      text not null,
   object_kind text not null,
   object_id   text not null,
   facts       jsonb not null default '{}',
   at          timestamptz not null default now()
);
create index audit_entry_of on audit_entry (entity_id, at);

create table mail (
   id          uuid primary key default new_id(),
   entity_id   uuid not null references entity on delete cascade,
   to_address  text not null,
   subject     text not null,
   body        text not null,                              -- text/plain
   calendar    text,                                       -- text/calendar, attached when present
   state       text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
   tries       integer not null default 0,
   failure     text,
   created_at  timestamptz not null default now(),
   sent_at     timestamptz
);
create index mail_waiting on mail (created_at) where state = 'waiting';

-- Before a scope is known, these five questions may be asked, and each answers with nothing but ids (a name for the list).
-- They run as the owner, who may look (never write) through the policies named `locate`.
create function locate_invitation(hash bytea) returns table (entity_id uuid, invitation_id uuid)
language sql stable security definer set search_path = public as $$
   select entity_id, id from invitation where token_hash = hash
$$;
create function locate_room(name text) returns table (entity_id uuid, room_id uuid)
language sql stable security definer set search_path = public as $$
   select entity_id, id from room where livekit_name = name or id::text = name
$$;
create function locate_user(address text) returns table (entity_id uuid, user_id uuid)
language sql stable security definer set search_path = public as $$
   select entity_id, id from "user" where lower(email) = lower(address) or id::text = address
$$;
create function list_entities() returns table (entity_id uuid, name text)
language sql stable security definer set search_path = public as $$
   select id, name from entity order by name
$$;
create function locate_live_rooms() returns table (entity_id uuid, room_id uuid)
language sql stable security definer set search_path = public as $$
   select entity_id, id from room where state = 'live'
$$;
create function locate_waiting_mail() returns table (entity_id uuid, mail_id uuid)
language sql stable security definer set search_path = public as $$
   select entity_id, id from mail where state = 'waiting' order by created_at
$$;
-- When a professional is taken anywhere, also by another entity: bare ranges, nothing of whose.
create function busy_times(professional uuid, within tstzrange, at timestamptz) returns table (during tstzrange)
language sql stable security definer set search_path = public as $$
   select b.during from booking b
    where b.professional_id = professional
      and b.during && within
      and b.state in ('held', 'pending', 'confirmed')
      and not (b.state = 'held' and b.hold_expires_at <= at)
$$;

do $$
declare
   t record;
   scoped text;
begin
   for t in
      select c.oid, c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r'
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'entity_id' and not a.attisdropped)
          or c.oid in ('entity'::regclass, 'professional'::regclass)
   loop
      scoped := case t.relname
         when 'entity' then 'id = scope_entity()'
         when 'professional' then 'exists (select from professional_entity pe where pe.professional_id = professional.id)'
         when 'user' then '(entity_id = scope_entity() or (entity_id is null and id = scope_user()))'
         when 'audit_entry' then '(entity_id = scope_entity() or (entity_id is null and scope_user() is not null))'
         else 'entity_id = scope_entity()'
      end;
      execute format('alter table %I enable row level security', t.relname);
      execute format('alter table %I force row level security', t.relname);
      execute format('create policy scoped on %I using (%s) with check (%s)', t.relname, scoped,
                     case when t.relname = 'professional' then 'scope_entity() is not null' else scoped end);
      execute format('grant select, insert, update, delete on %I to usher_app', t.relname);
   end loop;
   revoke update, delete on audit_entry, room_event, agent_session_event from usher_app;
end
$$;

create policy locate on invitation for select to current_user using (true);
create policy locate on room for select to current_user using (true);
create policy locate on "user" for select to current_user using (true);
create policy locate on entity for select to current_user using (true);
create policy locate on mail for select to current_user using (true);
create policy locate on booking for select to current_user using (true);

revoke execute on function locate_invitation(bytea), locate_room(text), locate_user(text), list_entities(), locate_live_rooms(),
   locate_waiting_mail(), busy_times(uuid, tstzrange, timestamptz) from public;
grant execute on function new_id(), scope_entity(), scope_user(), locate_invitation(bytea), locate_room(text), locate_user(text),
   list_entities(), locate_live_rooms(), locate_waiting_mail(), busy_times(uuid, tstzrange, timestamptz) to usher_app;
grant usage on schema public to usher_app;
