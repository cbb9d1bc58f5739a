#!/bin/bash
# Once, on an empty volume: the owner of the schema, the application's role, the database.
set -euo pipefail
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
  --set owner_password="$POSTGRES_OWNER_PASSWORD" --set app_password="$POSTGRES_APP_PASSWORD" <<'SQL'
create role usher_owner login createrole password :'owner_password';
create role usher_app login nobypassrls password :'app_password';
grant usher_app to usher_owner with admin option;
create database usher owner usher_owner;
SQL
