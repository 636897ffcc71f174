import express from 'express';
import ui from 'swagger-ui-express';
import { HOST, PORT } from '../common/pages.mjs';

const KEY = 'sk_test_4eC39HqLyjWDarjtT1zdp7dc';
const document = {
  openapi: '3.0.0',
  info: { title: 'Keyed API', version: '1' },
  servers: [{ url: '/' }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
  security: [{ key: [] }],
  paths: { '/v1/items': { get: { summary: 'list', responses: { 200: { description: 'ok' } } } } },
};
const app = express();
app.get('/v1/items', (request, response) =>
  request.get('x-api-key') === KEY ? response.json([{ id: 1 }]) : response.status(401).json({ error: 'missing key' }),
);
app.use('/docs', ui.serve, ui.setup(document, { swaggerOptions: { persistAuthorization: true } }));
app.get('/', (_request, response) => response.redirect('/docs/'));
app.listen(PORT, HOST);
