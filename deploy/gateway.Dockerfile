# Local models behind the providers' protocols.
FROM python:3.11-slim
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy PYTHONUNBUFFERED=1 PATH=/app/.venv/bin:$PATH
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --frozen --no-dev --extra agent --extra embedded --extra local --extra portal --no-install-project
COPY . .
RUN uv sync --frozen --no-dev --extra agent --extra embedded --extra local --extra portal \
 && useradd --system --create-home usher
USER usher
CMD ["python", "-m", "embedded.gateway", "--host", "0.0.0.0", "--port", "8090"]
