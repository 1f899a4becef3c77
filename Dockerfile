# A container with all that toegankelijk needs: docker run --rm -v "$PWD:/werk" toegankelijk ci --map dist
FROM python:3.12-slim

# fonts: text without a font has no width, and then contrast and size cannot be judged
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-liberation git \
 && rm -rf /var/lib/apt/lists/*

COPY . /bron
RUN pip install --no-cache-dir /bron && rm -rf /bron

# The folder belongs to another user outside the container; git reads it all the same.
RUN git config --system --add safe.directory /werk
WORKDIR /werk
ENTRYPOINT ["toegankelijk"]
CMD ["--help"]
