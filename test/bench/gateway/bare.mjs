// A server that does nothing but read a question and return the answer that it was given for it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const answers = new Map(JSON.parse(readFileSync(process.argv[2], 'utf8')));
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(parts).toString('utf8'));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers.get(JSON.stringify(variables))));
  });
});
server.listen(0, '127.0.0.1', () => console.log(`ready: http://127.0.0.1:${server.address().port}`));
