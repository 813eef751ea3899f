// Runs a sign-in function as the service would: event on standard input, what it made of it and the
// mails it sent on standard output. The two clients speak to a real engine and to a list of mails.
'use strict';
const Module = require('node:module');
const mails = [];

class DynamoDBClient {
  async send(command) {
    const answer = await fetch(process.env.ENGINE, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.0',
        'X-Amz-Target': `DynamoDB_20120810.${command.operation}`,
        Authorization: 'AWS4-HMAC-SHA256 Credential=OWNER/20260101/us-east-1/dynamodb/aws4_request,'
          + ' SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify(command.input),
    });
    const body = await answer.json();
    if (!answer.ok) {
      throw Object.assign(new Error(body.message), { name: body.__type.split('#').pop() });
    }
    return body;
  }
}

const command = (operation) => class { constructor(input) { Object.assign(this, { operation, input }); } };
const clients = {
  '@aws-sdk/client-dynamodb': {
    DynamoDBClient, PutItemCommand: command('PutItem'), DeleteItemCommand: command('DeleteItem'),
  },
  '@aws-sdk/client-sesv2': {
    SESv2Client: class { async send(mail) { mails.push(mail.input); } },
    SendEmailCommand: command('SendEmail'),
  },
};
const load = Module._load;
Module._load = (name, ...rest) => clients[name] ?? load(name, ...rest);

(async () => {
  let text = '';
  for await (const part of process.stdin) text += part;
  const event = await require(process.argv[2]).handler(JSON.parse(text));
  process.stdout.write(JSON.stringify({ response: event.response, mails }));
})();
