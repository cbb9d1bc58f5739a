# The agent's worker.
FROM python:3.11-slim
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy PYTHONUNBUFFERED=1 PATH=/app/.venv/bin:$PATH
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --frozen --no-dev --extra agent --no-install-project
COPY . .
RUN uv sync --frozen --no-dev --extra agent && useradd --system --create-home usher
USER usher
CMD ["python", "-m", "agent.worker", "start"]
