/**
 * Stands in for `python -m vllm.entrypoints.openai.api_server`: reads the options and variables that vLLM 0.6.3 reads for serving, and
 * answers as its OpenAI-compatible API does. It listens on a free port of the loopback interface and says which.
 */
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { env, stdout } from "node:process";

const args = process.argv.slice(2);
const given = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const model = given("served-model-name");
const [keyFile, certificateFile] = [given("ssl-keyfile"), given("ssl-certfile")];

function answer(request, response) {
  const send = (status, body) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  // As vLLM's middleware: only what is below /v1 wants the key.
  const key = env["VLLM_API_KEY"];
  if (request.url.startsWith("/v1") && key && request.headers.authorization !== `Bearer ${key}`) {
    send(401, { error: "Unauthorized" });
    return;
  }
  if (request.url === "/health") response.writeHead(200).end();
  else if (request.url === "/v1/models") send(200, { object: "list", data: [{ id: model, object: "model" }] });
  else if (request.url === "/v1/chat/completions" && request.method === "POST") {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      const asked = JSON.parse(text);
      if (asked.model !== model) {
        send(404, { object: "error", message: `The model \`${asked.model}\` does not exist.`, code: 404 });
        return;
      }
      const content = `${asked.messages.at(-1).content}, said ${model}`;
      const choice = { index: 0, message: { role: "assistant", content }, finish_reason: "stop" };
      send(200, { id: "chat-1", object: "chat.completion", created: 0, model, choices: [choice] });
    });
  } else send(404, { detail: "Not Found" });
}

const server =
  keyFile === undefined
    ? createHttpServer(answer)
    : createHttpsServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, answer);
server.listen(0, "127.0.0.1", () => stdout.write(`listening on ${server.address().port}\n`));
