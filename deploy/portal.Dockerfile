# Portal, worker and migrations: small, without the agent's libraries.
FROM node:22-slim AS assets
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY vite.config.ts tsconfig*.json ./
COPY room-client room-client
COPY portal portal
RUN npm run build

FROM python:3.11-slim
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy PYTHONUNBUFFERED=1 PATH=/app/.venv/bin:$PATH
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --frozen --no-dev --extra portal --no-install-project
COPY . .
COPY --from=assets /app/portal/static portal/static
RUN uv sync --frozen --no-dev --extra portal && useradd --system usher && mkdir /data && chown usher /data
USER usher
CMD ["python", "-m", "portal"]
