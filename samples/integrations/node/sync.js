/**
 * Fetches articles and stock from Profit, and sends the orders of the day to it.
 *
 * Settings come from the environment: PROFIT_BASE_URL, PROFIT_CLIENT_ID and PROFIT_CLIENT_SECRET,
 * PROFIT_INTEGRATION_ID, and PROFIT_ROWS, the file that gets the rows.
 */

import { writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import axios from "axios";
import axiosRetry, { isNetworkOrIdempotentRequestError } from "axios-retry";

const { env } = process;
const TAKE = 20;
const BATCH = 8;
const ORDERS = [
  { debtor: "10001", reference: "web-0042", quantity: 2 },
  { debtor: "10017", reference: "web-0043", quantity: 1 },
  { debtor: "10023", reference: "web-0044", quantity: 5 },
];

const profit = axios.create({
  baseURL: env.PROFIT_BASE_URL,
  headers: { IntegrationId: env.PROFIT_INTEGRATION_ID },
  httpAgent: new http.Agent({ keepAlive: true }),
  httpsAgent: new https.Agent({ keepAlive: true }),
  timeout: 900_000, // as long as Profit lets a call run
});

// Reads that end in a 5xx or without an answer are sent again; a POST is not.
axiosRetry(profit, {
  retries: 3,
  retryCondition: isNetworkOrIdempotentRequestError,
  retryDelay: (count, error) => {
    const told = Number(error.response?.data?.retry_after ?? 0);
    return Math.max(told * 1000, axiosRetry.exponentialDelay(count, error, 50));
  },
});

let granted = null;

/** The access token, asked once for all calls. */
function accessToken() {
  granted ??= profit
    .post(
      "/oauth/token",
      new URLSearchParams({
        grant_type: "client_credentials",
        client_id: env.PROFIT_CLIENT_ID,
        client_secret: env.PROFIT_CLIENT_SECRET,
      }),
    )
    .then((answer) => answer.data.access_token);
  return granted;
}

async function call(request) {
  const Authorization = `Bearer ${await accessToken()}`;
  const answer = await profit.request({ ...request, headers: { ...request.headers, Authorization } });
  return answer.data;
}

async function page(connector, params) {
  const { rows } = await call({ url: `/connectors/${connector}`, params });
  return rows;
}

/** All rows: some pages at a time, which is faster, until one of them is not full. */
async function rows(connector, orderbyfieldids, filter = {}) {
  const found = [];
  for (let skip = 0; ; skip += BATCH * TAKE) {
    const skips = Array.from({ length: BATCH }, (_, index) => skip + index * TAKE);
    const pages = await Promise.all(
      skips.map((one) => page(connector, { skip: one, take: TAKE, orderbyfieldids, ...filter })),
    );
    found.push(...pages.flat());
    if (pages.at(-1).length < TAKE) return found;
  }
}

/** The price agreements: not every customer has opened that connector. */
async function agreements() {
  try {
    return await page("Webshop_Agreements", { skip: 0, take: TAKE, orderbyfieldids: "PriceId" });
  } catch (error) {
    if (error.response?.status === 500) return [];
    throw error;
  }
}

async function send({ debtor, reference, quantity }, article) {
  const line = { Fields: { VaIt: "2", ItCd: article, QuUn: quantity, Upri: 12.5 } };
  const order = {
    Fields: { OrDa: "2026-11-23", DbId: debtor, RfCs: `Webshop ${reference}` },
    Objects: [{ FbSalesLines: { Element: [line] } }],
  };
  await call({
    method: "post",
    url: "/connectors/FbSales",
    headers: { "Content-Type": "application/json; charset=utf-8" },
    data: { FbSales: { Element: order } },
  });
}

/** What a person should read; the error of axios itself would show the token. */
function told(error) {
  return error.response?.data?.externalMessage ?? error.response?.status ?? error.code ?? error.message;
}

async function main() {
  const yesterday = new Date("2026-11-22T00:00:00Z");
  const articles = await rows("Webshop_Articles", "ItemCode");
  const stock = await rows("Webshop_Stock", "ItemCode,Warehouse", {
    filterfieldids: "ModifiedDate",
    filtervalues: yesterday.toISOString(),
    operatortypes: "2",
  });
  const kept = [...articles, ...stock, ...(await agreements())];
  if (env.PROFIT_ROWS) await writeFile(env.PROFIT_ROWS, JSON.stringify(kept), "utf8");
  for (const order of ORDERS) {
    try {
      await send(order, articles[0].ItemCode);
    } catch (error) {
      if ([401, 403].includes(error.response?.status)) throw error;
      console.error(`order ${order.reference} did not arrive: ${told(error)}`);
      process.exitCode = 1;
    }
  }
}

main().catch((error) => {
  console.error(`stopped: ${told(error)}`);
  process.exitCode = 1;
});
