# The service as it runs in a container: docs/operations.md says how.
FROM node:22-bookworm-slim AS build
WORKDIR /elshi
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS packages
WORKDIR /elshi
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production ELSHI_DATA=/data
WORKDIR /elshi
COPY --from=packages /elshi/node_modules ./node_modules
COPY --from=build /elshi/dist ./dist
COPY package.json LICENSE ./
RUN mkdir /data && chown node:node /data \
  && printf '#!/bin/sh\nexec node --enable-source-maps /elshi/dist/apps/cli/src/main.js "$@"\n' > /usr/local/bin/elshi \
  && chmod 755 /usr/local/bin/elshi
USER node
VOLUME /data
EXPOSE 3000
# Alive, not ready: a node that makes its views, or whose server is away, is not to be killed for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches it: it finishes what is under way within 10 s.
ENTRYPOINT ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
