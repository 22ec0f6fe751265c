// The types of the API. Made by `node scripts/generate-sdk.ts`.

export interface paths {
    readonly "/v1/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List messages, newest first */
        readonly get: operations["listMessages"];
        readonly put?: never;
        /**
         * Send one message, many messages, or one text to many numbers
         * @description Answered after the messages are durable. In the two shapes for many, a bad message is refused alone and named; the others are accepted.
         */
        readonly post: operations["sendMessages"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/messages/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** See what sending a message would come to; nothing is sent */
        readonly post: operations["previewMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/messages/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One message with its timeline */
        readonly get: operations["getMessage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change the text or the time of a message that has not left yet */
        readonly patch: operations["changeMessage"];
        readonly trace?: never;
    };
    readonly "/v1/messages/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel a message that has not left yet */
        readonly post: operations["cancelMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/messages/{id}/redrive": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a failed message anew, as a new message that names it */
        readonly post: operations["redriveMessage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receipts/unmatched": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Receipts of the last three days that found no message, newest first */
        readonly get: operations["listUnmatchedReceipts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receipts/{id}/match": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say by hand which message a receipt speaks of */
        readonly post: operations["matchReceipt"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/receipts/{id}/learn": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Learn from a receipt and its message how the operator writes ids, and match all the others
         * @description What the id of the receipt and that of the answer have in common (the base they are written in, characters around them) is pinned as `receiptIds` of the connection, which makes a new version of it; then every receipt of the connection that found no message is tried again.
         */
        readonly post: operations["learnReceiptIds"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/rematch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Try the receipts again that found no message, as after `receiptIds` was changed */
        readonly post: operations["rematchReceipts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/handsets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Virtual phones that something happened on, the latest first
         * @description A test key sees the messages of test keys, answers to them, and alerts; a live key sees all.
         */
        readonly get: operations["listHandsets"];
        readonly put?: never;
        /**
         * Make a range of virtual phones
         * @description Only needed for phones that are not ordinary: every number has one. Where ranges overlap the latest counts.
         */
        readonly post: operations["createHandsets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/handsets/{number}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What a virtual phone received and sent, newest first
         * @description A test key sees the messages of test keys, answers to them, and alerts; a live key sees all.
         */
        readonly get: operations["listHandsetMessages"];
        readonly put?: never;
        /** Send a message from a virtual phone */
        readonly post: operations["sendFromHandset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/handsets/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A virtual phone as its operator knows it */
        readonly get: operations["getHandset"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Switch a virtual phone off, fill its memory, move it abroad, and back
         * @description Back to `attached`, what waits is delivered at once.
         */
        readonly patch: operations["changeHandset"];
        readonly trace?: never;
    };
    readonly "/v1/handsets/{number}/messages/{id}/trace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What travelled for one message of a virtual phone, octet by octet */
        readonly get: operations["traceHandsetMessage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The embedded operator: counters, binds, and what waits for which phone */
        readonly get: operations["getSmsc"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/records.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * A record of every message of the embedded operator, as CSV
         * @description In the order of acceptance, however many there are. Columns: id, direction, account, from, to, state, cause,  acceptedAt, doneAt, dataCoding, octets, network, roaming, tariff.
         */
        readonly get: operations["listSmscRecords"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/subscribers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Virtual phones that were made or changed, by number */
        readonly get: operations["listSubscribers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/areas": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The cells that a broadcast can go to */
        readonly get: operations["listBroadcastAreas"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/broadcasts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Cell broadcasts, newest first, those of programs too */
        readonly get: operations["listBroadcasts"];
        readonly put?: never;
        /**
         * Show a text as an alert on every virtual phone of an area
         * @description On phones that are on and in this network; on those that come later with a later repetition. Every key sees alerts on phones, so that only live keys start one.
         */
        readonly post: operations["startBroadcast"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/broadcasts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One cell broadcast: how often it was repeated, on how many phones it is */
        readonly get: operations["getBroadcast"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/broadcasts/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop repeating a cell broadcast
         * @description What phones have shown stays there.
         */
        readonly post: operations["cancelBroadcast"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smsc/personality": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What kind of operator the embedded SMSC is, and what it could be */
        readonly get: operations["getSmscPersonality"];
        /**
         * Make the embedded SMSC another kind of operator, at once
         * @description Lasts until another is set, over restarts too. What was decided about messages under way may change with it.
         */
        readonly put: operations["setSmscPersonality"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Version, counters and connections */
        readonly get: operations["getStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the process runs */
        readonly get: operations["isLive"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Whether messages can be accepted
         * @description 503 `not_ready` while the disk is full or nearly so: then new messages are refused. An operator that is away is no reason to send customers elsewhere, so that is told in a 200.
         */
        readonly get: operations["isReady"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Counters for Prometheus
         * @description In the Prometheus text format: docs/guide/observe.md. Without a key it answers a program on the same machine alone; what came through a proxy, or from another machine, needs a key with the scope `admin`.
         */
        readonly get: operations["getMetrics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List API keys, the oldest first
         * @description A test key lists and revokes test keys alone.
         */
        readonly get: operations["listKeys"];
        readonly put?: never;
        /**
         * Make an API key
         * @description It can be restricted to senders, addresses, a time, a rate and parts a day, beside its scopes. live_Xk3f… is its beginning.
         */
        readonly post: operations["createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put a new key in the place of one
         * @description The new one has the same name, scopes and limits. Both are good until the overlap is over.
         */
        readonly post: operations["rotateKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Revoke an API key, at once and for good
         * @description Sessions that were opened with the key end too.
         */
        readonly delete: operations["revokeKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smpp-accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List SMPP accounts, the oldest first
         * @description A test key meets test accounts alone.
         */
        readonly get: operations["listSmppAccounts"];
        readonly put?: never;
        /**
         * Make an SMPP account
         * @description For programs that bind to the SMPP door. Without a system id or password these are made; the password is shown this once.
         */
        readonly post: operations["createSmppAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/smpp-accounts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Look at an SMPP account and who is bound with it */
        readonly get: operations["getSmppAccount"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Remove an SMPP account
         * @description All its binds end; receipts that wait for it are not delivered any more.
         */
        readonly delete: operations["deleteSmppAccount"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an SMPP account
         * @description Holds at once, also for who is bound. Another password ends all binds.
         */
        readonly patch: operations["changeSmppAccount"];
        readonly trace?: never;
    };
    readonly "/v1/smpp-accounts/{id}/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make another password
         * @description The one before is good for nothing from then on, and all binds end.
         */
        readonly post: operations["renewSmppPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/numbers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the numbers of the workspace, the oldest first */
        readonly get: operations["listNumbers"];
        readonly put?: never;
        /**
         * Give a long or short code to a workspace
         * @description What phones send to it is that workspace’s from then on, and is told to the SMPP account where one is named.
         */
        readonly post: operations["giveNumber"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/numbers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a number from whoever has it */
        readonly delete: operations["takeNumber"];
        readonly options?: never;
        readonly head?: never;
        /** Say which SMPP account hears what is sent to a number */
        readonly patch: operations["assignNumber"];
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}/weight": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read the share of a workspace at a busy connection */
        readonly get: operations["getWeight"];
        /**
         * Set the share of a workspace at a busy connection
         * @description Within a lane, workspaces that wait for the same connection take turns; one of weight 3 sends three parts where one of weight 1 sends one. Codes still go before notices, and those before bulk, whoever sends them.
         */
        readonly put: operations["setWeight"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the connections to operators with their state: the built-in one, then by age */
        readonly get: operations["listConnections"];
        readonly put?: never;
        /**
         * Connect an operator, over SMPP or HTTP; it is opened at once
         * @description From the first one on, live messages are for operators: the embedded SMSC takes test messages only.
         */
        readonly post: operations["createConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Try whether an operator would let us in with these settings; keeps nothing, sends no message */
        readonly post: operations["tryConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One connection with its settings and state */
        readonly get: operations["getConnection"];
        readonly put?: never;
        readonly post?: never;
        /** Finish what is under way, close the connection, and forget its settings and secrets */
        readonly delete: operations["deleteConnection"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a connection while it runs
         * @description Makes a new version. What is under way is finished over the old binds while new ones take over; messages that wait continue. With `If-Match` and the ETag it is refused when somebody else changed it meanwhile.
         */
        readonly patch: operations["changeConnection"];
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The last hundred versions of a connection, newest first */
        readonly get: operations["listConnectionVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/rollback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take up an earlier version again, its secrets included; makes a new version */
        readonly post: operations["rollBackConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Try whether the operator lets us in; sends no message
         * @description SMPP: one more bind, apart from those that stand, for a moment. HTTP: the check request of its profile. Where it works, a link that is down and waits to be tried again is opened at once.
         */
        readonly post: operations["testConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send nothing over a connection until it is resumed; receipts and messages still come in
         * @description What waits for it goes another way after a while (ONESIXTY_REROUTE_AFTER_SECONDS), where there is one.
         */
        readonly post: operations["pauseConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connections/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send over a paused connection again */
        readonly post: operations["resumeConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/connection-profiles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** HTTP upstreams that are known, and the secrets each needs */
        readonly get: operations["listConnectionProfiles"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/carriers/{id}/{token}/{kind}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The same in the query, as some upstreams do */
        readonly get: operations["takeCallbackByQuery"];
        readonly put?: never;
        /** An HTTP upstream brings receipts or messages from phones */
        readonly post: operations["takeCallback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List webhooks, the oldest first */
        readonly get: operations["listWebhooks"];
        readonly put?: never;
        /**
         * Have an address told of events
         * @description Every event comes as a POST of its own, signed as Standard Webhooks has it; see the guide.
         */
        readonly post: operations["createWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One webhook */
        readonly get: operations["getWebhook"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Tell an address nothing more
         * @description What still waited for it is canceled.
         */
        readonly delete: operations["deleteWebhook"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a webhook, or switch it on or off
         * @description While it is off nothing new is kept for it; what waited for it goes on waiting.
         */
        readonly patch: operations["changeWebhook"];
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}/secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read the secret that signs */
        readonly get: operations["getWebhookSecret"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace the secret that signs
         * @description For a while both sign, so that a receiver may change over when it likes.
         */
        readonly post: operations["rotateWebhookSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send an event that means nothing, at once */
        readonly post: operations["pingWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What was told to a webhook, and what waits, the newest first
         * @description Kept for seven days. `dead` is what was given up after the last attempt; it can be replayed.
         */
        readonly get: operations["listDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tell it again: deliveries by id, or all events of a time
         * @description With the same `webhook-id` as before, so that a receiver that knows them already takes no harm. At most 10,000 events of a time at once.
         */
        readonly post: operations["replayDeliveries"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/echo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make an address to try webhooks with
         * @description It takes whatever is sent to it and shows the last 50. It lasts as long as this process.
         */
        readonly post: operations["createEcho"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/echo/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What came to such an address, the latest first */
        readonly get: operations["listEcho"];
        readonly put?: never;
        /** Send something to such an address */
        readonly post: operations["sendEcho"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/routes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the routes in the order in which they are tried */
        readonly get: operations["listRoutes"];
        readonly put?: never;
        /**
         * Make a route; it decides from now on
         * @description Live messages take the first route that matches and has a connection that can take them; those that no route matches go to the newest operator. Test keys always reach the embedded SMSC.
         */
        readonly post: operations["createRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/routes/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How connections are doing, and how good they are for each country and network */
        readonly get: operations["getRoutingHealth"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/routes/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask which way a live message would take, and why; nothing is sent */
        readonly post: operations["explainRoute"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/routes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One route, with its ETag */
        readonly get: operations["getRoute"];
        /**
         * Change a route, whole
         * @description With `If-Match` only when it is still the version that was read. What was before can be read under versions.
         */
        readonly put: operations["replaceRoute"];
        readonly post?: never;
        /** Remove a route; its versions are kept */
        readonly delete: operations["removeRoute"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/routes/{id}/versions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every version a route had, the newest first, with its author */
        readonly get: operations["listRouteVersions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/networks/lookup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The portability look-up, and how it does */
        readonly get: operations["getNumberLookup"];
        /**
         * Ask an HTTP service which network serves a number today, before its route is chosen
         * @description What it says counts before imported tables and number ranges, and every decision tells its source. When it is slow or broken messages do not wait: the range decides.
         */
        readonly put: operations["setNumberLookup"];
        readonly post?: never;
        /** Ask nobody any more */
        readonly delete: operations["removeNumberLookup"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/networks/lookup/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask the look-up about one number now */
        readonly post: operations["tryNumberLookup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/networks/prefixes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tables of prefixes in use and where they are from */
        readonly get: operations["listPrefixSets"];
        readonly put?: never;
        /**
         * Bring a table of number prefixes and their networks
         * @description All of it or nothing; the first row that cannot be used is named.
         */
        readonly post: operations["importPrefixes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/networks/prefixes/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Forget an imported table of prefixes */
        readonly delete: operations["removePrefixes"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/networks/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The network of a number, and by whose word */
        readonly get: operations["getNetwork"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/costs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Price lists of connections, the one that begins last first */
        readonly get: operations["listPriceLists"];
        readonly put?: never;
        /**
         * Bring the price list of a connection
         * @description Of the prices that fit a message the one of the longest prefix counts, then network, country code, country, and one without any. Where a list in force has none, the operator does not go. Removing a list puts the one before it in force again.
         */
        readonly post: operations["importPrices"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/costs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The prices of a list */
        readonly get: operations["listPrices"];
        readonly put?: never;
        readonly post?: never;
        /** Take a price list back */
        readonly delete: operations["removePrices"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sign a browser in
         * @description With a link or a key for 30 days; a person until 30 minutes pass in which nothing is done, and for 12 hours at most.
         */
        readonly post: operations["openSession"];
        /** Sign out */
        readonly delete: operations["closeSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/ways": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How one can sign in here */
        readonly get: operations["listSignInWays"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/passkey": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What to ask a passkey with
         * @description Good once, for five minutes. The same for everybody: it names nobody.
         */
        readonly post: operations["beginPasskeySession"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/sso": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Go and sign in at the service that this installation trusts */
        readonly get: operations["beginSignOn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/session/sso/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Come back from the sign-in service */
        readonly get: operations["finishSignOn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Become the owner of a new installation
         * @description Once, with the link that the server prints as long as nobody owns it.
         */
        readonly post: operations["setUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations/look": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What an invitation is to */
        readonly post: operations["lookAtInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Accept an invitation
         * @description A new person chooses a name and a password; who has one here already gives it.
         */
        readonly post: operations["acceptInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who asks, and what they may */
        readonly get: operations["getMe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change your name */
        readonly patch: operations["changeMe"];
        readonly trace?: never;
    };
    readonly "/v1/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Change your password
         * @description Every session of yours ends; this browser gets a new one.
         */
        readonly post: operations["changePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/workspace": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Go on in another of your workspaces */
        readonly post: operations["switchWorkspace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/totp": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Begin with an authenticator app
         * @description Codes are asked for once one was confirmed.
         */
        readonly post: operations["beginSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/totp/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Show that the app works; codes are asked for from then on */
        readonly post: operations["confirmSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/totp/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in without codes again */
        readonly post: operations["removeSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/passkeys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List your passkeys */
        readonly get: operations["listPasskeys"];
        readonly put?: never;
        /** Keep a passkey that the browser made */
        readonly post: operations["addPasskey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/passkeys/begin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What to make a passkey with */
        readonly post: operations["beginPasskey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/me/passkeys/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Forget a passkey */
        readonly delete: operations["removePasskey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List your open sessions, the one used last first */
        readonly get: operations["listSessions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End one of your sessions */
        readonly delete: operations["endSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the people of your workspace */
        readonly get: operations["listMembers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/members/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a person out of your workspace */
        readonly delete: operations["removeMember"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Give a person another role
         * @description Their sessions in this workspace end, so that they sign in as what they are now.
         */
        readonly patch: operations["changeMember"];
        readonly trace?: never;
    };
    readonly "/v1/invitations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List invitations to your workspace */
        readonly get: operations["listInvitations"];
        readonly put?: never;
        /**
         * Invite a person
         * @description Pass the link on to them: nothing is mailed. Who makes a workspace invites its first owner.
         */
        readonly post: operations["createInvitation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invitations/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take an invitation back */
        readonly delete: operations["revokeInvitation"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workspaces": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the workspaces below yours, the oldest first */
        readonly get: operations["listWorkspaces"];
        readonly put?: never;
        /**
         * Make a workspace below yours
         * @description The house has customers, a customer has workspaces of its own, and those have none.
         */
        readonly post: operations["createWorkspace"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your workspace, or one below it */
        readonly get: operations["getWorkspace"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Rename a workspace, suspend one below yours, or take it up again */
        readonly patch: operations["changeWorkspace"];
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the keys of a workspace below yours */
        readonly get: operations["listWorkspaceKeys"];
        readonly put?: never;
        /** Make a key for a workspace below yours */
        readonly post: operations["createWorkspaceKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}/keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke a key of a workspace below yours */
        readonly delete: operations["revokeWorkspaceKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What administrators and people did, the newest first */
        readonly get: operations["listActions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/audit/verdict": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the log of actions is whole */
        readonly get: operations["verifyActions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Follow what happens, live
         * @description Server-sent events. `messages`: {"messages":[{id,to,from,status,text?,at,possibleDuplicate?}],"skipped":n}; a test key hears of test messages alone. `handset`: the same with the messages of virtual phones and their `number`. `counters`: once a second. Both only for the workspace that the installation was made with. Batches come at most every 100 ms with at most 200 rows, the latest; `skipped` says how many were left out.
         *
         *     With `types`, every event of these types as it is told to webhooks, one by one, each with its `id`: nothing is left out, and `Last-Event-ID` (or `after`) takes it up again where the line broke. That reaches back five minutes or 100,000 events; where something may be missing, `gap` says until when. `ready` comes first. A reader that takes nothing for half a minute is closed.
         */
        readonly get: operations["watchEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** This document */
        readonly get: operations["getOpenapi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "seq": 7,
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "actor": "usr_01kb3nq2s00000g",
         *       "action": "createKey",
         *       "target": "key_01kb3nq2s00000h",
         *       "detail": "name mode",
         *       "address": "192.0.2.7",
         *       "requestId": "req_01kb3nq2s00000k",
         *       "mark": "9f86d081…"
         *     }
         */
        readonly AuditEntry: {
            readonly seq: number;
            /** Format: date-time */
            readonly at: string;
            /** @description A person, a key, or `administrator`: the key or link of whoever runs the server. */
            readonly actor: string;
            /** @description The operation, as in this document. */
            readonly action: string;
            readonly target?: string;
            /** @description Which fields were given. */
            readonly detail?: string;
            readonly address: string;
            readonly requestId: string;
            /** @description Covers this entry and the mark of the one before it. */
            readonly mark: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "seq": 7,
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "actor": "usr_01kb3nq2s00000g",
         *           "action": "createKey",
         *           "target": "key_01kb3nq2s00000h",
         *           "address": "192.0.2.7",
         *           "requestId": "req_01kb3nq2s00000k",
         *           "mark": "9f86d081…"
         *         }
         *       ]
         *     }
         */
        readonly AuditPage: {
            readonly data: readonly components["schemas"]["AuditEntry"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "whole": true,
         *       "entries": 7,
         *       "mark": "9f86d081…"
         *     }
         */
        readonly AuditVerdict: {
            readonly whole: boolean;
            /** @description How many there are. Keep it with `mark`: it shows later that none was cut off at the end. */
            readonly entries?: number;
            readonly mark?: string;
            readonly brokenAt?: number;
            readonly detail?: string;
        };
        /**
         * @description One entry per message, in the order of the request.
         * @example {
         *       "id": "bat_01kb3nq2s00000g",
         *       "accepted": 1,
         *       "refused": 1,
         *       "segments": 1,
         *       "messages": [
         *         {
         *           "id": "msg_01kb3nq2s00000g",
         *           "to": "+31612345678",
         *           "status": "queued",
         *           "segments": 1
         *         },
         *         {
         *           "to": "+3161",
         *           "error": {
         *             "code": "invalid_recipient",
         *             "param": "/messages/1/to",
         *             "detail": "The number is too short.",
         *             "retryable": false
         *           }
         *         }
         *       ]
         *     }
         */
        readonly BatchAccepted: {
            /** @description The batch; absent when nothing was accepted. */
            readonly id?: string;
            readonly accepted: number;
            readonly refused: number;
            /** @description Of all accepted messages together. */
            readonly segments: number;
            readonly messages: readonly ({
                readonly id: string;
                readonly to: string;
                readonly status: components["schemas"]["Status"];
                readonly segments: number;
            } | {
                readonly to?: string;
                readonly error: components["schemas"]["MessageError"];
            })[];
        };
        /**
         * @example {
         *       "id": "1000017",
         *       "from": "Alert",
         *       "text": "Storm from the sea. Stay inside.",
         *       "areas": [
         *         "amsterdam"
         *       ],
         *       "repetitions": 3,
         *       "intervalSeconds": 60,
         *       "sent": 1,
         *       "phones": 2,
         *       "state": "enroute",
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Broadcast: {
            readonly id: string;
            /** @description The system_id of the program it came from; absent for one made here. */
            readonly account?: string;
            readonly from: string;
            readonly text: string;
            /** @description The cells it goes to. */
            readonly areas: readonly string[];
            readonly repetitions: number;
            readonly intervalSeconds: number;
            /** @description Repetitions made. */
            readonly sent: number;
            /** @description Phones that have shown it. */
            readonly phones: number;
            /**
             * @description `delivered`: all repetitions were made; `expired`: none in time; `deleted`: cancelled.
             * @enum {string}
             */
            readonly state: "scheduled" | "enroute" | "delivered" | "expired" | "deleted";
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly finishedAt?: string;
        };
        /**
         * @example {
         *       "id": "bat_01kb3nq2s00000g",
         *       "accepted": 2,
         *       "refused": 1,
         *       "segments": 2,
         *       "ranges": [
         *         {
         *           "first": "msg_01kb3nq2s00000g",
         *           "last": "msg_01kb3nq2s00000h",
         *           "count": 2
         *         }
         *       ],
         *       "messages": [
         *         {
         *           "to": "+3161",
         *           "error": {
         *             "code": "invalid_recipient",
         *             "param": "/to/1",
         *             "detail": "The number is too short.",
         *             "retryable": false
         *           }
         *         }
         *       ]
         *     }
         */
        readonly BroadcastAccepted: {
            /** @description The batch; absent when nothing was accepted. */
            readonly id?: string;
            readonly accepted: number;
            readonly refused: number;
            /** @description Of all accepted messages together. */
            readonly segments: number;
            /** @description Ids of the accepted messages as runs: the k-th number of the request that was not refused has the k-th id. */
            readonly ranges: readonly {
                readonly first: string;
                readonly last: string;
                readonly count: number;
            }[];
            /** @description Only those refused, and those created but blocked, in the order of the request. */
            readonly messages: readonly ({
                readonly id: string;
                readonly to: string;
                readonly status: components["schemas"]["Status"];
                readonly segments: number;
            } | {
                readonly to?: string;
                readonly error: components["schemas"]["MessageError"];
            })[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "amsterdam"
         *         },
         *         {
         *           "name": "berlin"
         *         }
         *       ]
         *     }
         */
        readonly BroadcastAreas: {
            readonly data: readonly {
                readonly name: string;
            }[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "1000017",
         *           "from": "Alert",
         *           "text": "Storm from the sea. Stay inside.",
         *           "areas": [
         *             "amsterdam"
         *           ],
         *           "repetitions": 3,
         *           "intervalSeconds": 60,
         *           "sent": 1,
         *           "phones": 2,
         *           "state": "enroute",
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly BroadcastPage: {
            readonly data: readonly components["schemas"]["Broadcast"][];
            readonly nextCursor?: string;
        };
        /**
         * @description As the upstream writes them.
         * @example {
         *       "MessageSid": "SM…",
         *       "MessageStatus": "delivered"
         *     }
         */
        readonly CallbackFields: {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "problems": [
         *         {
         *           "code": "not_found",
         *           "status": 404,
         *           "title": "There is nothing here",
         *           "retryable": false,
         *           "cause": "…",
         *           "fix": "…"
         *         }
         *       ],
         *       "endings": [
         *         {
         *           "code": "network",
         *           "number": 8,
         *           "meaning": "A fault in the network.",
         *           "permanent": false
         *         }
         *       ]
         *     }
         */
        readonly Codes: {
            readonly problems: readonly ({
                readonly code: string;
                readonly status: number;
                readonly title: string;
                readonly retryable: boolean;
                readonly cause: string;
                readonly fix: string;
            } & {
                readonly [key: string]: unknown;
            })[];
            readonly endings: readonly ({
                readonly code: string;
                readonly number: number;
                readonly meaning: string;
                readonly permanent: boolean;
            } & {
                readonly [key: string]: unknown;
            })[];
        };
        /**
         * @example {
         *       "id": "con_01kb3nq2s00000g",
         *       "window": 10,
         *       "receiptIds": {
         *         "response": "auto",
         *         "receipt": "auto"
         *       },
         *       "uncertain": "by-lane",
         *       "evidence": "unverified",
         *       "protocol": "smpp",
         *       "port": 2775,
         *       "systemType": "",
         *       "mode": "trx",
         *       "binds": 1,
         *       "tls": true,
         *       "quirks": "lenient",
         *       "unstatedVersion": "3.3",
         *       "addressTypes": {},
         *       "dataCoding": {
         *         "gsm7": 0,
         *         "ucs2": 8
         *       },
         *       "alphabet": "gsm7",
         *       "concatenation": "udh8",
         *       "vendorTlvs": [],
         *       "enquireSeconds": 9,
         *       "enquireAnswerSeconds": 5,
         *       "name": "North Mobile",
         *       "host": "smsc.example.com",
         *       "systemId": "shop",
         *       "perSecond": 50,
         *       "secrets": [
         *         "password"
         *       ],
         *       "version": 1,
         *       "paused": false,
         *       "builtin": false,
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "changedAt": "2026-11-22T10:00:00.123Z",
         *       "status": {
         *         "state": "bound",
         *         "bindsUp": 1,
         *         "binds": 1,
         *         "window": 10,
         *         "outstanding": 3,
         *         "allowedPerSecond": 50,
         *         "sent": 1200,
         *         "slowed": 0,
         *         "uncertain": 0
         *       }
         *     }
         */
        readonly Connection: {
            readonly id: string;
            readonly name?: string;
            /** @description Parts that may be unanswered: per bind, or per HTTP connection. 10 unless said. */
            readonly window?: number;
            /** @description Parts a second over the whole connection; no limit unless said. */
            readonly perSecond?: number;
            /** @description Parts a second for one sender; no limit unless said. */
            readonly perSenderPerSecond?: number;
            /** @description Parts a second to one destination network; no limit unless said. */
            readonly perNetworkPerSecond?: number;
            /** @description In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base. */
            readonly receiptIds?: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** @description Characters that are no part of the id, before and after it. */
                readonly responseCut?: {
                    readonly start: number;
                    readonly end: number;
                };
                /** @description Characters that are no part of the id, before and after it. */
                readonly receiptCut?: {
                    readonly start: number;
                    readonly end: number;
                };
            };
            /**
             * @description Of a part that may have arrived and was never answered: send it again, or hold it for a receipt.
             * @enum {string}
             */
            readonly uncertain?: "by-lane" | "resend" | "hold";
            /**
             * @description Whose word its receipts are, by contract. `unverified` unless said.
             * @enum {string}
             */
            readonly evidence?: "handset" | "operator" | "unverified";
            readonly host?: string;
            /** @description 2775 unless said. */
            readonly port?: number;
            readonly systemId?: string;
            readonly systemType?: string;
            /**
             * @description One transceiver a bind (`trx`, unless said), or a transmitter and a receiver.
             * @enum {string}
             */
            readonly mode?: "trx" | "tx+rx";
            /** @description 1 unless said. */
            readonly binds?: number;
            /** @description `true`: verified against the system’s authorities and the host name. */
            readonly tls?: boolean | {
                readonly ca?: string;
                readonly cert?: string;
                readonly servername?: string;
                readonly insecure?: boolean;
            };
            /**
             * @description Which departures of the operator from the specification are accepted.
             * @enum {string}
             */
            readonly quirks?: "strict" | "lenient" | "version33";
            /**
             * @description What an operator speaks whose answer to a bind has no sc_interface_version. `3.3` unless said, and then it is sent no TLVs: long messages with `concatenation` sar or payload need `3.4`.
             * @enum {string}
             */
            readonly unstatedVersion?: "3.3" | "3.4" | "5.0";
            /** @description Type of number and numbering plan by kind of sender, and of the recipient. */
            readonly addressTypes?: {
                readonly alphanumeric?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly short?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly long?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly recipient?: {
                    readonly ton: number;
                    readonly npi: number;
                };
            };
            /** @description data_coding of each encoding; 0 and 8 unless said. */
            readonly dataCoding?: {
                readonly gsm7: number;
                readonly ucs2: number;
            };
            /**
             * @description What the operator takes its data_coding for GSM-7 to mean.
             * @enum {string}
             */
            readonly alphabet?: "gsm7" | "gsm7-packed" | "latin1" | "ascii";
            /**
             * @description How long messages go. `udh8` unless said.
             * @enum {string}
             */
            readonly concatenation?: "udh8" | "udh16" | "sar" | "payload";
            /** @description Silence after which the operator is asked for a sign of life (enquire_link). 9 unless said. */
            readonly enquireSeconds?: number;
            /** @description How long it has for that; then the link counts as lost. 5 unless said. */
            readonly enquireAnswerSeconds?: number;
            readonly vendorTlvs?: readonly {
                readonly name: string;
                readonly tag: number;
                /** @enum {string} */
                readonly kind: "int" | "text" | "octets";
            }[];
            /**
             * @description A known upstream; see /v1/connection-profiles.
             * @enum {string}
             */
            readonly profile?: "twilio" | "vonage" | "cm";
            /** @description 30 unless said. */
            readonly timeoutSeconds?: number;
            /** @description What stands here takes the place of the profile’s word. Templates may have {{secret.name}} and {{to}}, {{toDigits}}, {{from}}, {{fromDigits}}, {{text}}, {{encoding}}, {{parts}}, {{flash}}, {{uniqueId}}, {{reference}}, {{validitySeconds}}, {{validityMs}}, {{receiptsUrl}}, {{inboundUrl}}, {{baseUrl}}. */
            readonly upstream?: {
                /** Format: uri */
                readonly baseUrl?: string;
                readonly request?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
                readonly response?: {
                    readonly success?: {
                        readonly pointer: string;
                        readonly equals: readonly string[];
                    };
                    readonly id?: {
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    };
                    readonly errorCode?: readonly ({
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    })[];
                    readonly errors?: readonly {
                        readonly status?: readonly (number | ("3xx" | "4xx" | "5xx"))[];
                        readonly code?: readonly string[];
                        /** @enum {string} */
                        readonly retry: "never" | "later" | "slow" | "account" | "uncertain";
                    }[];
                };
                readonly receipts?: {
                    readonly items?: string;
                    readonly id: string;
                    readonly state: string;
                    readonly states: {
                        readonly [key: string]: "scheduled" | "enroute" | "delivered" | "expired" | "deleted" | "undelivered" | "accepted" | "unknown" | "rejected" | "skipped";
                    };
                    readonly error?: string;
                    readonly recipient?: string;
                    readonly sender?: string;
                };
                readonly inbound?: {
                    readonly items?: string;
                    readonly from: string;
                    readonly to: string;
                    readonly text: string;
                };
                readonly check?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
            };
            /** @enum {string} */
            readonly protocol: "smpp" | "http";
            /** @description Names of the secrets that are set. */
            readonly secrets: readonly string[];
            readonly version: number;
            readonly paused: boolean;
            /** @description Comes with the program and takes no change. */
            readonly builtin: boolean;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly changedAt: string;
            /** @description Countries for which its receipts look made up: too fast or too uniform, and never a failure. They count as unverified. */
            readonly doubtedReceipts?: readonly string[];
            /** @description How it was seen to write its ids, from its first receipts; `receiptIds` pins it. */
            readonly learnedIds?: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** Format: date-time */
                readonly since: string;
            };
            /** @description Where an HTTP upstream sends receipts. Keep it secret. */
            readonly receiptsUrl?: string;
            /** @description Where it sends messages from phones. Keep it secret. */
            readonly inboundUrl?: string;
            readonly status: {
                /**
                 * @description Over HTTP, `bound` means that nothing is known to be wrong.
                 * @enum {string}
                 */
                readonly state: "bound" | "connecting" | "down" | "paused";
                readonly bindsUp?: number;
                readonly binds?: number;
                readonly window: number;
                /** @description Parts under way now. */
                readonly outstanding: number;
                /** @description Parts a second it allows itself now: less while the operator asks to go slower. */
                readonly allowedPerSecond?: number;
                readonly sent: number;
                /** @description Answers that asked to go slower. */
                readonly slowed: number;
                /** @description Parts that may have arrived and were never answered. */
                readonly uncertain: number;
                /** @description What the operator last said of its load, 0 to 100. */
                readonly congestion?: number;
                /** @description What went wrong last, until it goes right. */
                readonly error?: {
                    /** Format: date-time */
                    readonly at: string;
                    readonly say: string;
                };
            };
        };
        /**
         * @description What is named is changed, each field as a whole; `null` takes one back to its default. Secrets not named stay.
         * @example {
         *       "window": 20,
         *       "perSecond": null
         *     }
         */
        readonly ConnectionChange: {
            readonly name?: string | null;
            readonly window?: number | null;
            readonly perSecond?: number | null;
            readonly perSenderPerSecond?: number | null;
            readonly perNetworkPerSecond?: number | null;
            readonly receiptIds?: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** @description Characters that are no part of the id, before and after it. */
                readonly responseCut?: {
                    readonly start: number;
                    readonly end: number;
                };
                /** @description Characters that are no part of the id, before and after it. */
                readonly receiptCut?: {
                    readonly start: number;
                    readonly end: number;
                };
            } | null;
            readonly uncertain?: ("by-lane" | "resend" | "hold") | null;
            readonly evidence?: ("handset" | "operator" | "unverified") | null;
            readonly host?: string | null;
            readonly port?: number | null;
            readonly systemId?: string | null;
            readonly systemType?: string | null;
            readonly mode?: ("trx" | "tx+rx") | null;
            readonly binds?: number | null;
            readonly tls?: (boolean | {
                readonly ca?: string;
                readonly cert?: string;
                readonly servername?: string;
                readonly insecure?: boolean;
            }) | null;
            readonly quirks?: ("strict" | "lenient" | "version33") | null;
            readonly unstatedVersion?: ("3.3" | "3.4" | "5.0") | null;
            readonly addressTypes?: {
                readonly alphanumeric?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly short?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly long?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly recipient?: {
                    readonly ton: number;
                    readonly npi: number;
                };
            } | null;
            readonly dataCoding?: {
                readonly gsm7: number;
                readonly ucs2: number;
            } | null;
            readonly alphabet?: ("gsm7" | "gsm7-packed" | "latin1" | "ascii") | null;
            readonly concatenation?: ("udh8" | "udh16" | "sar" | "payload") | null;
            readonly enquireSeconds?: number | null;
            readonly enquireAnswerSeconds?: number | null;
            readonly vendorTlvs?: readonly {
                readonly name: string;
                readonly tag: number;
                /** @enum {string} */
                readonly kind: "int" | "text" | "octets";
            }[] | null;
            readonly password?: string | null;
            readonly tlsKey?: string | null;
            readonly profile?: ("twilio" | "vonage" | "cm") | null;
            readonly timeoutSeconds?: number | null;
            readonly upstream?: {
                /** Format: uri */
                readonly baseUrl?: string;
                readonly request?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
                readonly response?: {
                    readonly success?: {
                        readonly pointer: string;
                        readonly equals: readonly string[];
                    };
                    readonly id?: {
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    };
                    readonly errorCode?: readonly ({
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    })[];
                    readonly errors?: readonly {
                        readonly status?: readonly (number | ("3xx" | "4xx" | "5xx"))[];
                        readonly code?: readonly string[];
                        /** @enum {string} */
                        readonly retry: "never" | "later" | "slow" | "account" | "uncertain";
                    }[];
                };
                readonly receipts?: {
                    readonly items?: string;
                    readonly id: string;
                    readonly state: string;
                    readonly states: {
                        readonly [key: string]: "scheduled" | "enroute" | "delivered" | "expired" | "deleted" | "undelivered" | "accepted" | "unknown" | "rejected" | "skipped";
                    };
                    readonly error?: string;
                    readonly recipient?: string;
                    readonly sender?: string;
                };
                readonly inbound?: {
                    readonly items?: string;
                    readonly from: string;
                    readonly to: string;
                    readonly text: string;
                };
                readonly check?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
            } | null;
            readonly secrets?: {
                readonly [key: string]: string | null;
            } | null;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "con_01kb3nq2s00000g",
         *           "window": 10,
         *           "receiptIds": {
         *             "response": "auto",
         *             "receipt": "auto"
         *           },
         *           "uncertain": "by-lane",
         *           "evidence": "unverified",
         *           "protocol": "smpp",
         *           "port": 2775,
         *           "systemType": "",
         *           "mode": "trx",
         *           "binds": 1,
         *           "tls": true,
         *           "quirks": "lenient",
         *           "unstatedVersion": "3.3",
         *           "addressTypes": {},
         *           "dataCoding": {
         *             "gsm7": 0,
         *             "ucs2": 8
         *           },
         *           "alphabet": "gsm7",
         *           "concatenation": "udh8",
         *           "vendorTlvs": [],
         *           "enquireSeconds": 9,
         *           "enquireAnswerSeconds": 5,
         *           "name": "North Mobile",
         *           "host": "smsc.example.com",
         *           "systemId": "shop",
         *           "perSecond": 50,
         *           "secrets": [
         *             "password"
         *           ],
         *           "version": 1,
         *           "paused": false,
         *           "builtin": false,
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "changedAt": "2026-11-22T10:00:00.123Z",
         *           "status": {
         *             "state": "bound",
         *             "bindsUp": 1,
         *             "binds": 1,
         *             "window": 10,
         *             "outstanding": 3,
         *             "allowedPerSecond": 50,
         *             "sent": 1200,
         *             "slowed": 0,
         *             "uncertain": 0
         *           }
         *         }
         *       ]
         *     }
         */
        readonly ConnectionList: {
            readonly data: readonly components["schemas"]["Connection"][];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "twilio",
         *           "say": "The Twilio Messages API, and everything shaped like it",
         *           "secrets": [
         *             "accountSid",
         *             "authToken"
         *           ],
         *           "receipts": true,
         *           "inbound": true,
         *           "check": true
         *         }
         *       ]
         *     }
         */
        readonly ConnectionProfileList: {
            readonly data: readonly {
                readonly name: string;
                readonly say: string;
                readonly secrets: readonly string[];
                readonly receipts: boolean;
                readonly inbound: boolean;
                readonly check: boolean;
            }[];
        };
        /**
         * @example {
         *       "version": 1
         *     }
         */
        readonly ConnectionRollback: {
            readonly version: number;
        };
        /**
         * @example {
         *       "ok": false,
         *       "say": "the bind was refused with ESME_RINVPASWD (password invalid); check system id and password",
         *       "tookMs": 41,
         *       "answer": "ESME_RINVPASWD"
         *     }
         */
        readonly ConnectionTest: {
            readonly ok: boolean;
            /** @description What happened, and what to do. */
            readonly say: string;
            readonly tookMs: number;
            /** @description The command_status or HTTP status that the operator answered with. */
            readonly answer?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "version": 2,
         *           "madeAt": "2026-11-22T11:00:00.123Z",
         *           "madeBy": "key_01kb3nq2s00000g",
         *           "changed": [
         *             "window"
         *           ],
         *           "secrets": [
         *             "password"
         *           ],
         *           "settings": {
         *             "window": 10,
         *             "receiptIds": {
         *               "response": "auto",
         *               "receipt": "auto"
         *             },
         *             "uncertain": "by-lane",
         *             "evidence": "unverified",
         *             "protocol": "smpp",
         *             "port": 2775,
         *             "systemType": "",
         *             "mode": "trx",
         *             "binds": 1,
         *             "tls": true,
         *             "quirks": "lenient",
         *             "unstatedVersion": "3.3",
         *             "addressTypes": {},
         *             "dataCoding": {
         *               "gsm7": 0,
         *               "ucs2": 8
         *             },
         *             "alphabet": "gsm7",
         *             "concatenation": "udh8",
         *             "vendorTlvs": [],
         *             "enquireSeconds": 9,
         *             "enquireAnswerSeconds": 5,
         *             "name": "North Mobile",
         *             "host": "smsc.example.com",
         *             "systemId": "shop",
         *             "perSecond": 50
         *           }
         *         }
         *       ]
         *     }
         */
        readonly ConnectionVersionPage: {
            readonly data: readonly {
                readonly version: number;
                /** Format: date-time */
                readonly madeAt: string;
                /** @description The API key that made it. */
                readonly madeBy?: string;
                readonly rollbackOf?: number;
                /** @description Fields and secrets that differ from the version before. */
                readonly changed?: readonly string[];
                readonly secrets: readonly string[];
                readonly settings: {
                    readonly name?: string;
                    /** @description Parts that may be unanswered: per bind, or per HTTP connection. 10 unless said. */
                    readonly window?: number;
                    /** @description Parts a second over the whole connection; no limit unless said. */
                    readonly perSecond?: number;
                    /** @description Parts a second for one sender; no limit unless said. */
                    readonly perSenderPerSecond?: number;
                    /** @description Parts a second to one destination network; no limit unless said. */
                    readonly perNetworkPerSecond?: number;
                    /** @description In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base. */
                    readonly receiptIds?: {
                        /** @enum {string} */
                        readonly response: "auto" | "as-is" | "hex" | "decimal";
                        /** @enum {string} */
                        readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                        /** @description Characters that are no part of the id, before and after it. */
                        readonly responseCut?: {
                            readonly start: number;
                            readonly end: number;
                        };
                        /** @description Characters that are no part of the id, before and after it. */
                        readonly receiptCut?: {
                            readonly start: number;
                            readonly end: number;
                        };
                    };
                    /**
                     * @description Of a part that may have arrived and was never answered: send it again, or hold it for a receipt.
                     * @enum {string}
                     */
                    readonly uncertain?: "by-lane" | "resend" | "hold";
                    /**
                     * @description Whose word its receipts are, by contract. `unverified` unless said.
                     * @enum {string}
                     */
                    readonly evidence?: "handset" | "operator" | "unverified";
                    readonly host?: string;
                    /** @description 2775 unless said. */
                    readonly port?: number;
                    readonly systemId?: string;
                    readonly systemType?: string;
                    /**
                     * @description One transceiver a bind (`trx`, unless said), or a transmitter and a receiver.
                     * @enum {string}
                     */
                    readonly mode?: "trx" | "tx+rx";
                    /** @description 1 unless said. */
                    readonly binds?: number;
                    /** @description `true`: verified against the system’s authorities and the host name. */
                    readonly tls?: boolean | {
                        readonly ca?: string;
                        readonly cert?: string;
                        readonly servername?: string;
                        readonly insecure?: boolean;
                    };
                    /**
                     * @description Which departures of the operator from the specification are accepted.
                     * @enum {string}
                     */
                    readonly quirks?: "strict" | "lenient" | "version33";
                    /**
                     * @description What an operator speaks whose answer to a bind has no sc_interface_version. `3.3` unless said, and then it is sent no TLVs: long messages with `concatenation` sar or payload need `3.4`.
                     * @enum {string}
                     */
                    readonly unstatedVersion?: "3.3" | "3.4" | "5.0";
                    /** @description Type of number and numbering plan by kind of sender, and of the recipient. */
                    readonly addressTypes?: {
                        readonly alphanumeric?: {
                            readonly ton: number;
                            readonly npi: number;
                        };
                        readonly short?: {
                            readonly ton: number;
                            readonly npi: number;
                        };
                        readonly long?: {
                            readonly ton: number;
                            readonly npi: number;
                        };
                        readonly recipient?: {
                            readonly ton: number;
                            readonly npi: number;
                        };
                    };
                    /** @description data_coding of each encoding; 0 and 8 unless said. */
                    readonly dataCoding?: {
                        readonly gsm7: number;
                        readonly ucs2: number;
                    };
                    /**
                     * @description What the operator takes its data_coding for GSM-7 to mean.
                     * @enum {string}
                     */
                    readonly alphabet?: "gsm7" | "gsm7-packed" | "latin1" | "ascii";
                    /**
                     * @description How long messages go. `udh8` unless said.
                     * @enum {string}
                     */
                    readonly concatenation?: "udh8" | "udh16" | "sar" | "payload";
                    /** @description Silence after which the operator is asked for a sign of life (enquire_link). 9 unless said. */
                    readonly enquireSeconds?: number;
                    /** @description How long it has for that; then the link counts as lost. 5 unless said. */
                    readonly enquireAnswerSeconds?: number;
                    readonly vendorTlvs?: readonly {
                        readonly name: string;
                        readonly tag: number;
                        /** @enum {string} */
                        readonly kind: "int" | "text" | "octets";
                    }[];
                    /**
                     * @description A known upstream; see /v1/connection-profiles.
                     * @enum {string}
                     */
                    readonly profile?: "twilio" | "vonage" | "cm";
                    /** @description 30 unless said. */
                    readonly timeoutSeconds?: number;
                    /** @description What stands here takes the place of the profile’s word. Templates may have {{secret.name}} and {{to}}, {{toDigits}}, {{from}}, {{fromDigits}}, {{text}}, {{encoding}}, {{parts}}, {{flash}}, {{uniqueId}}, {{reference}}, {{validitySeconds}}, {{validityMs}}, {{receiptsUrl}}, {{inboundUrl}}, {{baseUrl}}. */
                    readonly upstream?: {
                        /** Format: uri */
                        readonly baseUrl?: string;
                        readonly request?: {
                            /** @enum {string} */
                            readonly method: "GET" | "POST" | "PUT";
                            /** @description With `{{baseUrl}}` and other placeholders. */
                            readonly url: string;
                            readonly headers?: {
                                readonly [key: string]: string;
                            };
                            readonly basic?: {
                                readonly username: string;
                                readonly password: string;
                            };
                            readonly body?: {
                                readonly form: {
                                    readonly [key: string]: string;
                                };
                            } | {
                                readonly json: unknown;
                            } | {
                                readonly text: string;
                            };
                            readonly words?: {
                                readonly [key: string]: {
                                    readonly [key: string]: string;
                                };
                            };
                            readonly longestValiditySeconds?: number;
                        };
                        readonly response?: {
                            readonly success?: {
                                readonly pointer: string;
                                readonly equals: readonly string[];
                            };
                            readonly id?: {
                                readonly pointer: string;
                            } | {
                                readonly after: string;
                                readonly until?: string;
                            };
                            readonly errorCode?: readonly ({
                                readonly pointer: string;
                            } | {
                                readonly after: string;
                                readonly until?: string;
                            })[];
                            readonly errors?: readonly {
                                readonly status?: readonly (number | ("3xx" | "4xx" | "5xx"))[];
                                readonly code?: readonly string[];
                                /** @enum {string} */
                                readonly retry: "never" | "later" | "slow" | "account" | "uncertain";
                            }[];
                        };
                        readonly receipts?: {
                            readonly items?: string;
                            readonly id: string;
                            readonly state: string;
                            readonly states: {
                                readonly [key: string]: "scheduled" | "enroute" | "delivered" | "expired" | "deleted" | "undelivered" | "accepted" | "unknown" | "rejected" | "skipped";
                            };
                            readonly error?: string;
                            readonly recipient?: string;
                            readonly sender?: string;
                        };
                        readonly inbound?: {
                            readonly items?: string;
                            readonly from: string;
                            readonly to: string;
                            readonly text: string;
                        };
                        readonly check?: {
                            /** @enum {string} */
                            readonly method: "GET" | "POST" | "PUT";
                            /** @description With `{{baseUrl}}` and other placeholders. */
                            readonly url: string;
                            readonly headers?: {
                                readonly [key: string]: string;
                            };
                            readonly basic?: {
                                readonly username: string;
                                readonly password: string;
                            };
                            readonly body?: {
                                readonly form: {
                                    readonly [key: string]: string;
                                };
                            } | {
                                readonly json: unknown;
                            } | {
                                readonly text: string;
                            };
                            readonly words?: {
                                readonly [key: string]: {
                                    readonly [key: string]: string;
                                };
                            };
                            readonly longestValiditySeconds?: number;
                        };
                    };
                    /** @enum {string} */
                    readonly protocol: "smpp" | "http";
                };
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "dlv_01kb3nq2s00000g",
         *           "event": "evt_01kb3nq2s00000g",
         *           "type": "message.delivered",
         *           "subject": "msg_01kb3nq2s00000g",
         *           "status": "delivered",
         *           "replay": false,
         *           "createdAt": "2026-11-22T10:00:01.123Z",
         *           "endedAt": "2026-11-22T10:00:01.223Z",
         *           "attempts": [
         *             {
         *               "number": 1,
         *               "at": "2026-11-22T10:00:01.130Z",
         *               "tookMs": 90,
         *               "status": 204
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        readonly DeliveryPage: {
            readonly data: readonly {
                readonly id: string;
                /** @description Its `webhook-id`. */
                readonly event: string;
                readonly type: string;
                readonly subject: string;
                /** @description A message's own. */
                readonly url?: string;
                /** @enum {string} */
                readonly status: "waiting" | "delivered" | "dead" | "canceled";
                readonly replay: boolean;
                /** Format: date-time */
                readonly createdAt: string;
                /** Format: date-time */
                readonly nextAttemptAt?: string;
                /** Format: date-time */
                readonly endedAt?: string;
                readonly attempts: readonly {
                    readonly number: number;
                    /** Format: date-time */
                    readonly at: string;
                    readonly tookMs: number;
                    /** @description HTTP status of the answer; absent where none came. */
                    readonly status?: number;
                    readonly error?: string;
                }[];
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "token": "k3nB…",
         *       "url": "http://127.0.0.1:1600/v1/echo/k3nB…"
         *     }
         */
        readonly EchoAddress: {
            readonly token: string;
            readonly url: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "at": "2026-11-22T10:00:01.130Z",
         *           "headers": {
         *             "webhook-id": "evt_01kb3nq2s00000g"
         *           },
         *           "body": "{\"type\":\"message.delivered\"}"
         *         }
         *       ]
         *     }
         */
        readonly EchoPage: {
            readonly data: readonly {
                /** Format: date-time */
                readonly at: string;
                readonly headers: {
                    readonly [key: string]: string;
                };
                readonly body: string;
            }[];
        };
        /**
         * @example {
         *       "result": "send",
         *       "route": {
         *         "id": "rte_demo",
         *         "why": [
         *           "the only operator connection"
         *         ]
         *       },
         *       "connection": "demo",
         *       "considered": [],
         *       "omitted": 0,
         *       "guard": "idle"
         *     }
         */
        readonly Explanation: {
            readonly network?: components["schemas"]["Network"];
            /** @enum {string} */
            readonly result: "send" | "block" | "none";
            readonly route?: {
                readonly id: string;
                readonly why: readonly string[];
            };
            readonly connection?: string;
            /** @description Expected of the operator, for the whole message. */
            readonly cost?: {
                readonly amount: string;
                readonly currency: string;
            };
            readonly blocked?: {
                readonly reason: string;
                readonly say: string;
            };
            /** @description Why nothing takes it. */
            readonly say?: string;
            readonly considered: readonly {
                readonly id: string;
                readonly name: string;
                /** @enum {string} */
                readonly verdict: "chosen" | "blocks" | "passed over" | "does not match" | "not reached";
                readonly say?: string;
                readonly candidates?: readonly {
                    readonly connection: string;
                    readonly name: string;
                    /** @enum {string} */
                    readonly verdict: "fit" | "probe" | "gone" | "demo" | "paused" | "down" | "failing" | "closed" | "tried" | "loss";
                    readonly say: string;
                    /** @description For one part. */
                    readonly price?: {
                        readonly amount: string;
                        readonly currency: string;
                    };
                    /** @description The network is not known: the price is the most it can be in that country. */
                    readonly dearest?: boolean;
                    readonly score?: number;
                }[];
            }[];
            /** @description Routes that are not listed. */
            readonly omitted: number;
            /** @description Whether the guard against selling at a loss is at work. */
            readonly guard: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "at": "2026-11-22T10:00:00.456Z",
         *           "kind": "tpdu",
         *           "direction": "to_phone",
         *           "name": "SMS-DELIVER",
         *           "hex": "040b917400170000f100006211220050000005c8329bfd06",
         *           "fields": [
         *             {
         *               "name": "TP-MTI",
         *               "value": "0: SMS-DELIVER",
         *               "at": 0,
         *               "length": 1
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        readonly HandsetTrace: {
            readonly data: readonly {
                /** Format: date-time */
                readonly at: string;
                /**
                 * @description Over SMPP with a program, or on the air with the phone.
                 * @enum {string}
                 */
                readonly kind: "pdu" | "tpdu";
                /** @enum {string} */
                readonly direction: "to_centre" | "to_phone" | "from_phone" | "to_application";
                readonly name: string;
                readonly hex: string;
                readonly fields: readonly {
                    readonly name: string;
                    readonly value: string;
                    /** @description The first octet of the field, counted from 0. */
                    readonly at: number;
                    readonly length: number;
                }[];
            }[];
        };
        /**
         * @example {
         *       "status": "live"
         *     }
         */
        readonly Health: {
            readonly status: string;
        };
        /**
         * @example {
         *       "version": "0.1.0",
         *       "mode": {
         *         "demo": true
         *       },
         *       "counters": {
         *         "accepted": 10000,
         *         "submitted": 9000,
         *         "delivered": 8500,
         *         "failed": 12,
         *         "queued": 1000,
         *         "perSecond": 4200
         *       },
         *       "connections": [
         *         {
         *           "id": "demo",
         *           "name": "Embedded SMSC",
         *           "state": "bound",
         *           "window": 1000,
         *           "outstanding": 500
         *         }
         *       ]
         *     }
         */
        readonly Installation: {
            readonly version: string;
            readonly mode: {
                /** @description Live keys may use the embedded operator and its virtual phones. */
                readonly demo: boolean;
            };
            /** @description Messages since the start of this process. */
            readonly counters: {
                readonly accepted: number;
                readonly submitted: number;
                readonly delivered: number;
                readonly failed: number;
                /** @description Waiting now. */
                readonly queued: number;
                /** @description Handed to operators during the last second. */
                readonly perSecond: number;
            };
            readonly connections: readonly {
                readonly id: string;
                readonly name: string;
                /** @enum {string} */
                readonly state: "bound" | "connecting" | "down" | "paused";
                /** @description Messages that may be under way at once. */
                readonly window: number;
                /** @description Messages under way now. */
                readonly outstanding: number;
            }[];
        };
        /**
         * @example {
         *       "id": "ivt_01kb3nq2s00000g",
         *       "workspace": "wsp_01kb3nq2s00000f",
         *       "email": "ann@example.com",
         *       "role": "sender",
         *       "status": "open",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "expiresAt": "2026-11-25T10:00:00.123Z"
         *     }
         */
        readonly Invitation: {
            readonly id: string;
            readonly workspace: string;
            readonly email: string;
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
            /** @enum {string} */
            readonly status: "open" | "used" | "revoked" | "expired";
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly expiresAt: string;
        };
        /**
         * @example {
         *       "token": "inv_Xk3f…",
         *       "name": "Ann",
         *       "password": "four little words here"
         *     }
         */
        readonly InvitationAccepted: {
            readonly token: string;
            readonly name?: string;
            /** @description At least 12 characters; some words in a row are good. */
            readonly password: string;
            /** @description The six digits of the authenticator app, or a recovery code. */
            readonly code?: string;
        };
        /**
         * @example {
         *       "id": "ivt_01kb3nq2s00000g",
         *       "workspace": "wsp_01kb3nq2s00000f",
         *       "email": "ann@example.com",
         *       "role": "sender",
         *       "status": "open",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "expiresAt": "2026-11-25T10:00:00.123Z",
         *       "link": "https://sms.example.com/#invitation=inv_…"
         *     }
         */
        readonly InvitationMade: {
            readonly id: string;
            readonly workspace: string;
            readonly email: string;
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
            /** @enum {string} */
            readonly status: "open" | "used" | "revoked" | "expired";
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly expiresAt: string;
            /** @description For the invited one: good once. Shown now and never again. */
            readonly link: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "ivt_01kb3nq2s00000g",
         *           "workspace": "wsp_01kb3nq2s00000f",
         *           "email": "ann@example.com",
         *           "role": "sender",
         *           "status": "open",
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "expiresAt": "2026-11-25T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly InvitationPage: {
            readonly data: readonly components["schemas"]["Invitation"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "workspace": "Bakery",
         *       "email": "ann@example.com",
         *       "role": "sender",
         *       "known": false
         *     }
         */
        readonly InvitationShown: {
            /** @description Its name. */
            readonly workspace: string;
            readonly email: string;
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
            /** @description The person has a password here already: ask for that one. */
            readonly known: boolean;
        };
        /**
         * @example {
         *       "token": "inv_Xk3f…"
         *     }
         */
        readonly InvitationToken: {
            readonly token: string;
        };
        /**
         * @example {
         *       "senders": [
         *         "Shop"
         *       ],
         *       "addresses": [
         *         "192.0.2.0/24"
         *       ],
         *       "partsPerDay": 5000
         *     }
         */
        readonly KeyLimits: {
            /** @description May send as these alone, and must name one. */
            readonly senders?: readonly string[];
            /** @description Good from these addresses or networks alone: `192.0.2.0/24`. */
            readonly addresses?: readonly string[];
            /**
             * Format: date-time
             * @description Good until then.
             */
            readonly expiresAt?: string;
            /** @description Requests. */
            readonly perSecond?: number;
            /** @description Parts of messages from midnight to midnight UTC. */
            readonly partsPerDay?: number;
        };
        /**
         * @example {
         *       "id": "key_01kb3nq2s00000g",
         *       "name": "shop",
         *       "mode": "live",
         *       "scopes": [
         *         "read",
         *         "send"
         *       ],
         *       "hint": "live_Xk3f",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "key": "live_Xk3f…",
         *       "accountSid": "AC16303…"
         *     }
         */
        readonly KeyMade: {
            readonly id: string;
            readonly name: string;
            /**
             * @description `test` reaches the virtual phones only and costs nothing.
             * @enum {string}
             */
            readonly mode: "test" | "live";
            readonly scopes: readonly ("read" | "write" | "send" | "develop" | "bill" | "admin")[];
            /** @description The first characters of the key. */
            readonly hint: string;
            /** Format: date-time */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description May lag some seconds behind.
             */
            readonly lastUsedAt?: string;
            /** Format: date-time */
            readonly revokedAt?: string;
            readonly limits?: components["schemas"]["KeyLimits"];
            /** @description The key whose place it took. */
            readonly replaces?: string;
            /** @description The key itself: shown now and never again. */
            readonly key: string;
            /** @description What programs for Twilio call the workspace; their auth token is the key. */
            readonly accountSid: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "key_01kb3nq2s00000g",
         *           "name": "shop",
         *           "mode": "live",
         *           "scopes": [
         *             "read",
         *             "send"
         *           ],
         *           "hint": "live_Xk3f",
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly KeyPage: {
            readonly data: readonly {
                readonly id: string;
                readonly name: string;
                /**
                 * @description `test` reaches the virtual phones only and costs nothing.
                 * @enum {string}
                 */
                readonly mode: "test" | "live";
                readonly scopes: readonly ("read" | "write" | "send" | "develop" | "bill" | "admin")[];
                /** @description The first characters of the key. */
                readonly hint: string;
                /** Format: date-time */
                readonly createdAt: string;
                /**
                 * Format: date-time
                 * @description May lag some seconds behind.
                 */
                readonly lastUsedAt?: string;
                /** Format: date-time */
                readonly revokedAt?: string;
                readonly limits?: components["schemas"]["KeyLimits"];
                /** @description The key whose place it took. */
                readonly replaces?: string;
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "workspace": "wsp_01kb3nq2s00000f",
         *       "mode": "live",
         *       "scopes": [
         *         "read",
         *         "send"
         *       ],
         *       "key": "key_01kb3nq2s00000g"
         *     }
         */
        readonly Me: {
            readonly workspace: string;
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly scopes: readonly ("read" | "write" | "send" | "develop" | "bill" | "admin")[];
            /** @description The API key that asks, when it is one. */
            readonly key?: string;
            readonly person?: {
                readonly id: string;
                readonly name: string;
                readonly email: string;
                /** @enum {string} */
                readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
                readonly secondFactor: boolean;
                readonly hasPassword: boolean;
                readonly workspaces: readonly {
                    readonly id: string;
                    readonly name: string;
                    /** @enum {string} */
                    readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
                }[];
            };
        };
        /**
         * @example {
         *       "name": "Ann"
         *     }
         */
        readonly MeChange: {
            readonly name: string;
        };
        /**
         * @example {
         *       "id": "usr_01kb3nq2s00000g",
         *       "name": "Ann",
         *       "email": "ann@example.com",
         *       "role": "sender",
         *       "memberSince": "2026-11-22T10:00:00.123Z",
         *       "secondFactor": true
         *     }
         */
        readonly Member: {
            readonly id: string;
            readonly name: string;
            readonly email: string;
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
            /** Format: date-time */
            readonly memberSince: string;
            /** Format: date-time */
            readonly lastSignInAt?: string;
            readonly secondFactor: boolean;
        };
        /**
         * @example {
         *       "role": "viewer"
         *     }
         */
        readonly MemberChange: {
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "usr_01kb3nq2s00000g",
         *           "name": "Ann",
         *           "email": "ann@example.com",
         *           "role": "sender",
         *           "memberSince": "2026-11-22T10:00:00.123Z",
         *           "secondFactor": true
         *         }
         *       ]
         *     }
         */
        readonly MemberPage: {
            readonly data: readonly components["schemas"]["Member"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "msg_01kb3nq2s00000g",
         *       "to": "+31612345678",
         *       "from": "SHOP",
         *       "text": "Your order is on its way.",
         *       "status": "queued",
         *       "mode": "live",
         *       "lane": "transactional",
         *       "encoding": "gsm7",
         *       "segments": 1,
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "timeline": [
         *         {
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "event": "accepted"
         *         }
         *       ]
         *     }
         */
        readonly Message: {
            readonly id: string;
            readonly to: string;
            readonly from?: string;
            readonly text?: string;
            readonly status: components["schemas"]["Status"];
            /** @enum {string} */
            readonly mode?: "test" | "live";
            /** @enum {string} */
            readonly lane?: "otp" | "transactional" | "bulk";
            /** @enum {string} */
            readonly encoding?: "gsm7" | "ucs2" | "binary";
            readonly segments?: number;
            readonly reference?: string;
            readonly tags?: readonly string[];
            readonly batch?: string;
            /** @description The SMPP account that it came by. */
            readonly smppAccount?: string;
            /** @description The failed message that this one repeats. */
            readonly redriveOf?: string;
            /**
             * @description By whose word it was delivered.
             * @enum {string}
             */
            readonly evidence?: "handset" | "operator" | "unverified";
            readonly reason?: string;
            readonly error?: {
                readonly code: string;
            } & {
                readonly [key: string]: unknown;
            };
            readonly network?: {
                readonly country?: string;
            } & {
                readonly [key: string]: unknown;
            };
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
            readonly route?: {
                readonly id: string;
                readonly why?: readonly string[];
            } & {
                readonly [key: string]: unknown;
            };
            /** @description True when it may have been sent twice, after a lost link. */
            readonly possibleDuplicate?: boolean;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly scheduledAt?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly submittedAt?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly finishedAt?: string;
            /**
             * Format: date-time
             * @description Since when its text is no longer kept; `***` stands in its place.
             */
            readonly redactedAt?: string;
            readonly timeline?: readonly ({
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly at: string;
                readonly event: string;
            } & {
                readonly [key: string]: unknown;
            })[];
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "text": "We open at 9, not at 8."
         *     }
         */
        readonly MessageChange: {
            readonly text?: string;
            /** Format: date-time */
            readonly scheduledAt?: string;
        };
        /** @description Why a message was refused. `param` is a JSON pointer into the request. */
        readonly MessageError: {
            readonly code: string;
            readonly param?: string;
            readonly detail: string;
            readonly retryable: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "msg_01kb3nq2s00000g",
         *           "to": "+31612345678",
         *           "from": "SHOP",
         *           "text": "Your order is on its way.",
         *           "status": "queued",
         *           "mode": "live",
         *           "lane": "transactional",
         *           "encoding": "gsm7",
         *           "segments": 1,
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "timeline": [
         *             {
         *               "at": "2026-11-22T10:00:00.123Z",
         *               "event": "accepted"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        readonly MessagePage: {
            readonly data: readonly components["schemas"]["Message"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "country": "NL",
         *       "mcc": "204",
         *       "mnc": "08",
         *       "name": "KPN",
         *       "source": "range"
         *     }
         */
        readonly Network: {
            readonly country: string;
            readonly mcc?: string;
            readonly mnc?: string;
            readonly name?: string;
            /**
             * @description `range`: whom the number range was given to, ported numbers not known.
             * @enum {string}
             */
            readonly source: "range" | "imported" | "lookup";
        };
        /**
         * @example {
         *       "text": "Storm from the sea. Stay inside.",
         *       "areas": [
         *         "amsterdam"
         *       ],
         *       "repetitions": 3
         *     }
         */
        readonly NewBroadcast: {
            /** @description At most 15 pages of 93 characters of GSM-7, or 40 of Unicode. */
            readonly text: string;
            /** @description Names of cells; all when absent. */
            readonly areas?: readonly string[];
            /** @description As phones show it; `Alert` when absent. */
            readonly from?: string;
            /** @description 1 when absent. A phone shows it once, however often. */
            readonly repetitions?: number;
            /** @description Between repetitions; 60 when absent. */
            readonly intervalSeconds?: number;
        };
        /**
         * @example {
         *       "name": "Twilio",
         *       "protocol": "http",
         *       "profile": "twilio",
         *       "secrets": {
         *         "accountSid": "AC…",
         *         "authToken": "…"
         *       }
         *     }
         */
        readonly NewHttpConnection: {
            readonly name: string;
            /** @description Parts that may be unanswered: per bind, or per HTTP connection. 10 unless said. */
            readonly window?: number;
            /** @description Parts a second over the whole connection; no limit unless said. */
            readonly perSecond?: number;
            /** @description Parts a second for one sender; no limit unless said. */
            readonly perSenderPerSecond?: number;
            /** @description Parts a second to one destination network; no limit unless said. */
            readonly perNetworkPerSecond?: number;
            /** @description In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base. */
            readonly receiptIds?: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** @description Characters that are no part of the id, before and after it. */
                readonly responseCut?: {
                    readonly start: number;
                    readonly end: number;
                };
                /** @description Characters that are no part of the id, before and after it. */
                readonly receiptCut?: {
                    readonly start: number;
                    readonly end: number;
                };
            };
            /**
             * @description Of a part that may have arrived and was never answered: send it again, or hold it for a receipt.
             * @enum {string}
             */
            readonly uncertain?: "by-lane" | "resend" | "hold";
            /**
             * @description Whose word its receipts are, by contract. `unverified` unless said.
             * @enum {string}
             */
            readonly evidence?: "handset" | "operator" | "unverified";
            /**
             * @description A known upstream; see /v1/connection-profiles.
             * @enum {string}
             */
            readonly profile?: "twilio" | "vonage" | "cm";
            /** @description 30 unless said. */
            readonly timeoutSeconds?: number;
            /** @description What stands here takes the place of the profile’s word. Templates may have {{secret.name}} and {{to}}, {{toDigits}}, {{from}}, {{fromDigits}}, {{text}}, {{encoding}}, {{parts}}, {{flash}}, {{uniqueId}}, {{reference}}, {{validitySeconds}}, {{validityMs}}, {{receiptsUrl}}, {{inboundUrl}}, {{baseUrl}}. */
            readonly upstream?: {
                /** Format: uri */
                readonly baseUrl?: string;
                readonly request?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
                readonly response?: {
                    readonly success?: {
                        readonly pointer: string;
                        readonly equals: readonly string[];
                    };
                    readonly id?: {
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    };
                    readonly errorCode?: readonly ({
                        readonly pointer: string;
                    } | {
                        readonly after: string;
                        readonly until?: string;
                    })[];
                    readonly errors?: readonly {
                        readonly status?: readonly (number | ("3xx" | "4xx" | "5xx"))[];
                        readonly code?: readonly string[];
                        /** @enum {string} */
                        readonly retry: "never" | "later" | "slow" | "account" | "uncertain";
                    }[];
                };
                readonly receipts?: {
                    readonly items?: string;
                    readonly id: string;
                    readonly state: string;
                    readonly states: {
                        readonly [key: string]: "scheduled" | "enroute" | "delivered" | "expired" | "deleted" | "undelivered" | "accepted" | "unknown" | "rejected" | "skipped";
                    };
                    readonly error?: string;
                    readonly recipient?: string;
                    readonly sender?: string;
                };
                readonly inbound?: {
                    readonly items?: string;
                    readonly from: string;
                    readonly to: string;
                    readonly text: string;
                };
                readonly check?: {
                    /** @enum {string} */
                    readonly method: "GET" | "POST" | "PUT";
                    /** @description With `{{baseUrl}}` and other placeholders. */
                    readonly url: string;
                    readonly headers?: {
                        readonly [key: string]: string;
                    };
                    readonly basic?: {
                        readonly username: string;
                        readonly password: string;
                    };
                    readonly body?: {
                        readonly form: {
                            readonly [key: string]: string;
                        };
                    } | {
                        readonly json: unknown;
                    } | {
                        readonly text: string;
                    };
                    readonly words?: {
                        readonly [key: string]: {
                            readonly [key: string]: string;
                        };
                    };
                    readonly longestValiditySeconds?: number;
                };
            };
            /** @description Named in templates as `{{secret.name}}`; never shown again. */
            readonly secrets?: {
                readonly [key: string]: string;
            };
            /** @constant */
            readonly protocol: "http";
            /** @description Made, tried out, and not used before it is resumed. */
            readonly paused?: boolean;
        };
        /**
         * @example {
         *       "email": "ann@example.com",
         *       "role": "sender"
         *     }
         */
        readonly NewInvitation: {
            /** Format: email */
            readonly email: string;
            /**
             * @description `author` writes and does not send; `sender` does both; `developer` has keys; `billing` has invoices.
             * @enum {string}
             */
            readonly role: "owner" | "admin" | "sender" | "author" | "viewer" | "billing" | "developer";
            /** @description One below yours; your own where it is left out. */
            readonly workspace?: string;
            /**
             * @description The link is good for so long.
             * @default 72
             */
            readonly hours: number;
        };
        /**
         * @example {
         *       "name": "shop",
         *       "mode": "live"
         *     }
         * @example {
         *       "name": "till",
         *       "mode": "live",
         *       "scopes": [
         *         "send"
         *       ],
         *       "limits": {
         *         "senders": [
         *           "Shop"
         *         ]
         *       }
         *     }
         */
        readonly NewKey: {
            readonly name: string;
            /**
             * @description `test` reaches the virtual phones only and costs nothing.
             * @enum {string}
             */
            readonly mode: "test" | "live";
            /**
             * @default [
             *       "read",
             *       "send"
             *     ]
             */
            readonly scopes: readonly ("read" | "write" | "send" | "develop" | "bill" | "admin")[];
            readonly limits?: components["schemas"]["KeyLimits"];
        };
        /**
         * @example {
         *       "number": "1600"
         *     }
         */
        readonly NewNumber: {
            readonly number: string;
            /** @description Your own where it is left out. */
            readonly workspace?: string;
            /** @description The SMPP account that hears what is sent to it. */
            readonly account?: string;
        };
        /**
         * @example {
         *       "challenge": "c29tZSByYW5kb20gYnl0ZXM",
         *       "rp": {
         *         "name": "Onesixty",
         *         "id": "sms.example.com"
         *       }
         *     }
         */
        readonly NewPasskeyChallenge: {
            readonly challenge: string;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "name": "Phone",
         *       "passkey": {
         *         "id": "dGhlIGlkIG9mIGEga2V5"
         *       }
         *     }
         */
        readonly NewPasskey: {
            readonly name: string;
            /** @description What the browser answered. */
            readonly passkey: {
                readonly id: string;
            } & {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "to": "1600",
         *       "text": "STOP"
         *     }
         */
        readonly NewPhoneMessage: {
            /** @description A short or long code. */
            readonly to: string;
            readonly text: string;
        };
        /**
         * @example {
         *       "key": "live_Xk3f…"
         *     }
         * @example {
         *       "email": "ann@example.com",
         *       "password": "four little words here"
         *     }
         */
        readonly NewSession: {
            /** @description From the link that the server prints when it starts. */
            readonly token?: string;
            /** @description An API key. */
            readonly key?: string;
            /** Format: email */
            readonly email?: string;
            readonly password?: string;
            /** @description The six digits of the authenticator app, or a recovery code. */
            readonly code?: string;
            /** @description Where a person is in more than one. */
            readonly workspace?: string;
            /** @description What the browser answered to `POST /v1/session/passkey`. */
            readonly passkey?: {
                readonly id: string;
            } & {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description What is left out is made, or has its usual value.
         * @example {
         *       "name": "shop"
         *     }
         */
        readonly NewSmppAccount: {
            readonly name?: string;
            /** @description Senders it may use; none: any. */
            readonly senders?: readonly string[];
            /** @description Where it may bind from. None: from this machine, and from anywhere over TLS. */
            readonly addresses?: readonly string[];
            /** @description Requests that may be unanswered on one bind, in either direction. */
            readonly window?: number;
            /** @description Parts a second, all binds together; beyond it ESME_RTHROTTLED. */
            readonly perSecond?: number;
            /** @description Binds at the same time. */
            readonly binds?: number;
            /**
             * @description How message ids are written: our own, or a number. Binds of version 3.3 have hexadecimal ones always.
             * @enum {string}
             */
            readonly ids?: "text" | "decimal" | "hex";
            /**
             * @description How receipts are written: as the specification has them, with dates of 12 or 14 digits, without the text, or as TLVs alone.
             * @enum {string}
             */
            readonly receipts?: "standard" | "seconds" | "fourteen" | "bare" | "tlvs";
            /**
             * @description What `data_coding` 0 means to it.
             * @enum {string}
             */
            readonly alphabet?: "gsm7" | "latin1";
            /**
             * @description The highest version that is spoken with it.
             * @enum {string}
             */
            readonly version?: "3.3" | "3.4" | "5.0";
            /** @description Vendors’ optional parameters that are passed on to operators, by name: `{"PE_ID":5120}`. */
            readonly tlvs?: {
                readonly [key: string]: number;
            };
            /** @description The lane of a message by its `priority_flag`, 0 to 3. */
            readonly lanes?: readonly ("otp" | "transactional" | "bulk")[];
            readonly systemId?: string;
            readonly password?: string;
            /**
             * @description `test` reaches the virtual phones only and costs nothing.
             * @enum {string}
             */
            readonly mode?: "test" | "live";
        };
        /**
         * @example {
         *       "name": "North Mobile",
         *       "protocol": "smpp",
         *       "host": "smsc.example.com",
         *       "port": 2775,
         *       "systemId": "shop",
         *       "password": "secret",
         *       "window": 10,
         *       "perSecond": 50,
         *       "tls": true
         *     }
         */
        readonly NewSmppConnection: {
            readonly name: string;
            /** @description Parts that may be unanswered: per bind, or per HTTP connection. 10 unless said. */
            readonly window?: number;
            /** @description Parts a second over the whole connection; no limit unless said. */
            readonly perSecond?: number;
            /** @description Parts a second for one sender; no limit unless said. */
            readonly perSenderPerSecond?: number;
            /** @description Parts a second to one destination network; no limit unless said. */
            readonly perNetworkPerSecond?: number;
            /** @description In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base. */
            readonly receiptIds?: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** @description Characters that are no part of the id, before and after it. */
                readonly responseCut?: {
                    readonly start: number;
                    readonly end: number;
                };
                /** @description Characters that are no part of the id, before and after it. */
                readonly receiptCut?: {
                    readonly start: number;
                    readonly end: number;
                };
            };
            /**
             * @description Of a part that may have arrived and was never answered: send it again, or hold it for a receipt.
             * @enum {string}
             */
            readonly uncertain?: "by-lane" | "resend" | "hold";
            /**
             * @description Whose word its receipts are, by contract. `unverified` unless said.
             * @enum {string}
             */
            readonly evidence?: "handset" | "operator" | "unverified";
            readonly host: string;
            /** @description 2775 unless said. */
            readonly port?: number;
            readonly systemId: string;
            readonly systemType?: string;
            /**
             * @description One transceiver a bind (`trx`, unless said), or a transmitter and a receiver.
             * @enum {string}
             */
            readonly mode?: "trx" | "tx+rx";
            /** @description 1 unless said. */
            readonly binds?: number;
            /** @description `true`: verified against the system’s authorities and the host name. */
            readonly tls?: boolean | {
                readonly ca?: string;
                readonly cert?: string;
                readonly servername?: string;
                readonly insecure?: boolean;
            };
            /**
             * @description Which departures of the operator from the specification are accepted.
             * @enum {string}
             */
            readonly quirks?: "strict" | "lenient" | "version33";
            /**
             * @description What an operator speaks whose answer to a bind has no sc_interface_version. `3.3` unless said, and then it is sent no TLVs: long messages with `concatenation` sar or payload need `3.4`.
             * @enum {string}
             */
            readonly unstatedVersion?: "3.3" | "3.4" | "5.0";
            /** @description Type of number and numbering plan by kind of sender, and of the recipient. */
            readonly addressTypes?: {
                readonly alphanumeric?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly short?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly long?: {
                    readonly ton: number;
                    readonly npi: number;
                };
                readonly recipient?: {
                    readonly ton: number;
                    readonly npi: number;
                };
            };
            /** @description data_coding of each encoding; 0 and 8 unless said. */
            readonly dataCoding?: {
                readonly gsm7: number;
                readonly ucs2: number;
            };
            /**
             * @description What the operator takes its data_coding for GSM-7 to mean.
             * @enum {string}
             */
            readonly alphabet?: "gsm7" | "gsm7-packed" | "latin1" | "ascii";
            /**
             * @description How long messages go. `udh8` unless said.
             * @enum {string}
             */
            readonly concatenation?: "udh8" | "udh16" | "sar" | "payload";
            /** @description Silence after which the operator is asked for a sign of life (enquire_link). 9 unless said. */
            readonly enquireSeconds?: number;
            /** @description How long it has for that; then the link counts as lost. 5 unless said. */
            readonly enquireAnswerSeconds?: number;
            readonly vendorTlvs?: readonly {
                readonly name: string;
                readonly tag: number;
                /** @enum {string} */
                readonly kind: "int" | "text" | "octets";
            }[];
            readonly password?: string;
            /** @description Private key of `tls.cert`. */
            readonly tlsKey?: string;
            /** @constant */
            readonly protocol: "smpp";
            /** @description Made, tried out, and not used before it is resumed. */
            readonly paused?: boolean;
        };
        /**
         * @example {
         *       "url": "https://shop.example/onesixty",
         *       "types": [
         *         "message.*",
         *         "message.received"
         *       ]
         *     }
         */
        readonly NewWebhook: {
            /** @description Public, with https:, on port 443, 80 or 8443; an address of `POST /v1/echo` will do too. */
            readonly url: string;
            /**
             * @default [
             *       "*"
             *     ]
             */
            readonly types: readonly string[];
            /** @default webhook */
            readonly name: string;
            /**
             * @description That of the key where it is absent.
             * @enum {string}
             */
            readonly mode?: "test" | "live";
            /** @default true */
            readonly enabled: boolean;
        };
        /**
         * @example {
         *       "name": "Bakery"
         *     }
         */
        readonly NewWorkspace: {
            readonly name: string;
        };
        /**
         * @example {
         *       "id": "num_01kb3nq2s00000g",
         *       "number": "+3197010250000",
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Number: {
            readonly id: string;
            readonly number: string;
            readonly workspace: string;
            /** @description The SMPP account that hears what is sent to it. */
            readonly account?: string;
            /** Format: date-time */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "account": "sac_01kb3nq2s00000g"
         *     }
         */
        readonly NumberAssignment: {
            /** @description `null`: the workspace alone has it. */
            readonly account: string | null;
        };
        /**
         * @example {
         *       "name": "Portability of Example",
         *       "url": "https://lookup.example.com/v1/{number}",
         *       "fields": {
         *         "country": "country",
         *         "mccmnc": "network.mccmnc",
         *         "name": "network.name"
         *       },
         *       "atOnce": 20,
         *       "timeoutMs": 2000,
         *       "patienceMs": 300,
         *       "cacheSeconds": 86400,
         *       "headers": [
         *         "authorization"
         *       ],
         *       "changedAt": "2026-11-22T10:00:00.123Z",
         *       "sealedAway": false,
         *       "counters": {
         *         "asked": 120,
         *         "answered": 118,
         *         "failed": 2,
         *         "tooLate": 0
         *       }
         *     }
         */
        readonly NumberLookup: {
            readonly name: string;
            /** @description Asked with GET; `{number}` stands for the digits, `{e164}` for them with a +. */
            readonly url: string;
            /** @description Where things are in the JSON answer, members separated by dots. `mccmnc` has both codes in one text. */
            readonly fields: {
                readonly country: string;
                readonly name?: string;
                readonly mccmnc: string;
            } | {
                readonly country: string;
                readonly name?: string;
                readonly mcc: string;
                readonly mnc: string;
            };
            /**
             * @description Requests under way at once.
             * @default 20
             */
            readonly atOnce: number;
            /**
             * @description For one request.
             * @default 2000
             */
            readonly timeoutMs: number;
            /**
             * @description How long messages wait for an answer before the number range decides.
             * @default 300
             */
            readonly patienceMs: number;
            /**
             * @description How long an answer is believed.
             * @default 86400
             */
            readonly cacheSeconds: number;
            /** @description Names of those that are set. */
            readonly headers: readonly string[];
            /**
             * Format: date-time
             * @description UTC
             */
            readonly changedAt: string;
            readonly changedBy?: string;
            /** @description True where the headers cannot be opened with the present key: nobody is asked. */
            readonly sealedAway: boolean;
            readonly counters: {
                readonly asked: number;
                readonly answered: number;
                readonly failed: number;
                readonly tooLate: number;
            };
        };
        /**
         * @example {
         *       "name": "Portability of Example",
         *       "url": "https://lookup.example.com/v1/{number}",
         *       "fields": {
         *         "country": "country",
         *         "mccmnc": "network.mccmnc",
         *         "name": "network.name"
         *       },
         *       "atOnce": 20,
         *       "timeoutMs": 2000,
         *       "patienceMs": 300,
         *       "cacheSeconds": 86400,
         *       "headers": {
         *         "authorization": "Bearer secret"
         *       }
         *     }
         */
        readonly NumberLookupDraft: {
            readonly name: string;
            /** @description Asked with GET; `{number}` stands for the digits, `{e164}` for them with a +. */
            readonly url: string;
            /** @description Where things are in the JSON answer, members separated by dots. `mccmnc` has both codes in one text. */
            readonly fields: {
                readonly country: string;
                readonly name?: string;
                readonly mccmnc: string;
            } | {
                readonly country: string;
                readonly name?: string;
                readonly mcc: string;
                readonly mnc: string;
            };
            /**
             * @description Requests under way at once.
             * @default 20
             */
            readonly atOnce: number;
            /**
             * @description For one request.
             * @default 2000
             */
            readonly timeoutMs: number;
            /**
             * @description How long messages wait for an answer before the number range decides.
             * @default 300
             */
            readonly patienceMs: number;
            /**
             * @description How long an answer is believed.
             * @default 86400
             */
            readonly cacheSeconds: number;
            /** @description Never shown again. Not given: as they were. */
            readonly headers?: {
                readonly [key: string]: string;
            };
        };
        /**
         * @example {
         *       "to": "+31612345678"
         *     }
         */
        readonly NumberLookupTrial: {
            readonly to: string;
        };
        /**
         * @example {
         *       "ok": true,
         *       "say": "it knows the network",
         *       "tookMs": 41,
         *       "network": {
         *         "country": "NL",
         *         "mcc": "204",
         *         "mnc": "08",
         *         "source": "lookup"
         *       }
         *     }
         */
        readonly NumberLookupTried: {
            readonly ok: boolean;
            readonly say: string;
            readonly tookMs: number;
            readonly network?: components["schemas"]["Network"];
        };
        /**
         * @example {
         *       "data": []
         *     }
         */
        readonly NumberPage: {
            readonly data: readonly components["schemas"]["Number"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "dGhlIGlkIG9mIGEga2V5",
         *       "name": "Phone",
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Passkey: {
            readonly id: string;
            readonly name: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly lastUsedAt?: string;
        };
        /**
         * @example {
         *       "challenge": "c29tZSByYW5kb20gYnl0ZXM",
         *       "rpId": "sms.example.com"
         *     }
         */
        readonly PasskeyChallenge: {
            readonly challenge: string;
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "dGhlIGlkIG9mIGEga2V5",
         *           "name": "Phone",
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly PasskeyList: {
            readonly data: readonly components["schemas"]["Passkey"][];
        };
        /**
         * @example {
         *       "current": "four little words here",
         *       "password": "five quite little words here"
         *     }
         */
        readonly PasswordChange: {
            /** @description Left out only by who has none yet. */
            readonly current?: string;
            /** @description At least 12 characters; some words in a row are good. */
            readonly password: string;
        };
        /**
         * @example {
         *       "id": "1017",
         *       "from": "SHOP",
         *       "to": "+31612345678",
         *       "text": "Your order is on its way.",
         *       "receivedAt": "2026-11-22T10:00:00.456Z",
         *       "parts": 1,
         *       "direction": "in"
         *     }
         */
        readonly PhoneMessage: {
            readonly id: string;
            readonly from: string;
            readonly to: string;
            readonly text: string;
            /** Format: date-time */
            readonly receivedAt: string;
            readonly parts: number;
            /**
             * @description `in` arrived at the phone, `out` was sent from it.
             * @enum {string}
             */
            readonly direction: "in" | "out";
            /** @description Shown at once, over all else. */
            readonly flash?: boolean;
            /** @description Came by cell broadcast. */
            readonly alert?: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "1017",
         *           "from": "SHOP",
         *           "to": "+31612345678",
         *           "text": "Your order is on its way.",
         *           "receivedAt": "2026-11-22T10:00:00.456Z",
         *           "parts": 1,
         *           "direction": "in"
         *         }
         *       ]
         *     }
         */
        readonly PhoneMessagePage: {
            readonly data: readonly components["schemas"]["PhoneMessage"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "number": "+31612345678",
         *           "messages": 1,
         *           "lastAt": "2026-11-22T10:00:00.456Z",
         *           "lastText": "Hi"
         *         }
         *       ]
         *     }
         */
        readonly PhonePage: {
            readonly data: readonly {
                readonly number: string;
                readonly messages: number;
                /** Format: date-time */
                readonly lastAt: string;
                readonly lastText: string;
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "source": "regulator, 2026-11-01",
         *       "prefixes": [
         *         {
         *           "prefix": "31612",
         *           "country": "NL",
         *           "mcc": "204",
         *           "mnc": "08",
         *           "name": "KPN"
         *         }
         *       ]
         *     }
         * @example {
         *       "source": "our numbers team",
         *       "csv": "prefix,country,mcc,mnc,name\n31612,NL,204,08,KPN\n",
         *       "replace": true
         *     }
         */
        readonly PrefixImport: {
            /** @description Where the data are from; shown wherever they are used. */
            readonly source: string;
            readonly prefixes?: readonly {
                readonly prefix: string;
                readonly country: string;
                readonly mcc?: string;
                readonly mnc?: string;
                readonly name?: string;
            }[];
            /** @description With a first line that names `prefix`, `country`, `mcc`, `mnc`, `name`. */
            readonly csv?: string;
            /**
             * @description Everything imported before goes. Otherwise the later set counts where both know a prefix.
             * @default false
             */
            readonly replace: boolean;
        };
        /**
         * @example {
         *       "id": "pfx_01kb3nq2s00000g",
         *       "source": "regulator, 2026-11-01",
         *       "rows": 112000,
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly PrefixSet: {
            readonly id: string;
            readonly source: string;
            readonly rows: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt?: string;
            readonly createdBy?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "pfx_01kb3nq2s00000g",
         *           "source": "regulator, 2026-11-01",
         *           "rows": 112000,
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly PrefixSets: {
            readonly data: readonly components["schemas"]["PrefixSet"][];
        };
        /**
         * @example {
         *       "encoding": "gsm7",
         *       "segments": 1,
         *       "parts": [
         *         {
         *           "text": "Hi",
         *           "units": 2
         *         }
         *       ],
         *       "costlyCharacters": []
         *     }
         */
        readonly Preview: {
            readonly to?: string;
            readonly from?: string;
            /** @enum {string} */
            readonly encoding?: "gsm7" | "ucs2" | "binary";
            readonly segments?: number;
            readonly parts?: readonly ({
                readonly text: string;
                readonly units: number;
            } & {
                readonly [key: string]: unknown;
            })[];
            /** @description Characters that force the dearer encoding or count twice, with their place in the text. */
            readonly costlyCharacters?: readonly {
                readonly char: string;
                readonly at: number;
            }[];
            readonly network?: {
                readonly country: string;
                readonly source: string;
            } & {
                readonly [key: string]: unknown;
            };
            readonly route?: {
                readonly id: string;
                readonly why: readonly string[];
            };
            /** @description What the operator is expected to charge for it; shown to administrators. */
            readonly cost?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Present when a rule would stop it: it would be kept, blocked and free. */
            readonly blocked?: {
                readonly reason: string;
                readonly say: string;
            };
            /** @description Present when sending it would be refused. */
            readonly refusal?: components["schemas"]["MessageError"];
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @example {
         *       "connection": "con_01kb3nq2s00000g",
         *       "currency": "EUR",
         *       "source": "acme-2026-11.csv",
         *       "prices": [
         *         {
         *           "country": "NL",
         *           "mcc": "204",
         *           "mnc": "08",
         *           "price": "0.0312"
         *         },
         *         {
         *           "country": "NL",
         *           "price": "0.0401"
         *         }
         *       ]
         *     }
         */
        readonly PriceImport: {
            readonly connection: string;
            readonly currency: string;
            /** @description Where the prices are from: a file, a mail, a contract. */
            readonly source: string;
            /**
             * Format: date-time
             * @description Now when absent.
             */
            readonly validFrom?: string;
            /**
             * @description `replace`: what is not named is gone. `merge`: what is not named stays as it was.
             * @default replace
             * @enum {string}
             */
            readonly mode: "replace" | "merge";
            readonly prices?: readonly {
                readonly prefix?: string;
                readonly country?: string;
                readonly mcc?: string;
                readonly mnc?: string;
                /** @description For one part; null where the operator does not go. */
                readonly price: string | null;
            }[];
            /** @description With a first line that names `prefix`, `country`, `mcc`, `mnc`, `price`, `reject`, in any order. */
            readonly csv?: string;
            /**
             * @description Only say what would change.
             * @default false
             */
            readonly dryRun: boolean;
            /**
             * @description Take it although prices change by more than three tenths.
             * @default false
             */
            readonly allowJumps: boolean;
            /**
             * @description Take it although it names nothing that the list in force names.
             * @default false
             */
            readonly confirm: boolean;
        };
        /**
         * @example {
         *       "id": "pls_01kb3nq2s00000g",
         *       "connection": "con_01kb3nq2s00000g",
         *       "currency": "EUR",
         *       "validFrom": "2026-12-01T00:00:00.000Z",
         *       "source": "acme-2026-11.csv",
         *       "rows": 1204,
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly PriceList: {
            readonly id: string;
            readonly connection: string;
            readonly currency: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly validFrom: string;
            readonly source: string;
            readonly rows: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            readonly createdBy?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "pls_01kb3nq2s00000g",
         *           "connection": "con_01kb3nq2s00000g",
         *           "currency": "EUR",
         *           "validFrom": "2026-12-01T00:00:00.000Z",
         *           "source": "acme-2026-11.csv",
         *           "rows": 1204,
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly PriceLists: {
            readonly data: readonly components["schemas"]["PriceList"][];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "country": "NL",
         *           "mcc": "204",
         *           "mnc": "08",
         *           "price": "0.0312"
         *         }
         *       ]
         *     }
         */
        readonly Prices: {
            readonly data: readonly {
                readonly prefix?: string;
                readonly country?: string;
                readonly mcc?: string;
                readonly mnc?: string;
                readonly price: string | null;
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "rows": 2,
         *       "diff": {
         *         "added": 2,
         *         "raised": 0,
         *         "lowered": 0,
         *         "removed": 0,
         *         "unchanged": 0,
         *         "jumps": 0,
         *         "changes": [
         *           {
         *             "key": "204-08",
         *             "after": "0.0312"
         *           }
         *         ]
         *       }
         *     }
         */
        readonly PricesCompared: {
            readonly rows: number;
            readonly diff: {
                readonly added: number;
                readonly raised: number;
                readonly lowered: number;
                readonly removed: number;
                readonly unchanged: number;
                /** @description Raised or lowered by more than three tenths. */
                readonly jumps: number;
                /** @description The first hundred, jumps first. */
                readonly changes: readonly {
                    readonly key: string;
                    readonly before?: string | null;
                    readonly after?: string | null;
                }[];
            };
        };
        /**
         * @example {
         *       "id": "pls_01kb3nq2s00000g",
         *       "connection": "con_01kb3nq2s00000g",
         *       "currency": "EUR",
         *       "validFrom": "2026-12-01T00:00:00.000Z",
         *       "source": "acme-2026-11.csv",
         *       "rows": 1204,
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "diff": {
         *         "added": 2,
         *         "raised": 0,
         *         "lowered": 0,
         *         "removed": 0,
         *         "unchanged": 0,
         *         "jumps": 0,
         *         "changes": [
         *           {
         *             "key": "204-08",
         *             "after": "0.0312"
         *           }
         *         ]
         *       }
         *     }
         */
        readonly PricesImported: {
            readonly id: string;
            readonly connection: string;
            readonly currency: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly validFrom: string;
            readonly source: string;
            readonly rows: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            readonly createdBy?: string;
            readonly diff: {
                readonly added: number;
                readonly raised: number;
                readonly lowered: number;
                readonly removed: number;
                readonly unchanged: number;
                /** @description Raised or lowered by more than three tenths. */
                readonly jumps: number;
                /** @description The first hundred, jumps first. */
                readonly changes: readonly {
                    readonly key: string;
                    readonly before?: string | null;
                    readonly after?: string | null;
                }[];
            };
        };
        /**
         * @description RFC 9457.
         * @example {
         *       "type": "/docs/errors/invalid_recipient",
         *       "title": "The recipient cannot be reached by SMS",
         *       "status": 422,
         *       "detail": "The number is too short.",
         *       "code": "invalid_recipient",
         *       "param": "/to",
         *       "retryable": false,
         *       "requestId": "req_01kb3nq2s00000g"
         *     }
         */
        readonly Problem: {
            /** @description Leads to the page of this code on this installation. */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @description One sentence for a person. */
            readonly detail: string;
            /** @description Stable; programs branch on it. Codes are added, never renamed. */
            readonly code: string;
            /** @description The field at fault, as a JSON pointer into the request. */
            readonly param?: string;
            /** @description Whether the same request can succeed later. */
            readonly retryable: boolean;
            readonly requestId?: string;
            /** @description Seconds to wait before asking again, as in the header `Retry-After`. */
            readonly retryAfter?: number;
            /** @description Every field at fault, when there is more than one. */
            readonly errors?: readonly {
                readonly code: string;
                readonly param: string;
                readonly detail: string;
            }[];
        };
        /**
         * @example {
         *       "status": "ready"
         *     }
         */
        readonly Ready: {
            /**
             * @description `waiting`: messages are accepted and kept, and none is sent, because no connection to an operator is bound.
             * @enum {string}
             */
            readonly status: "ready" | "waiting";
        };
        /**
         * @example {
         *       "connection": "con_01kb3nq2s00000g",
         *       "receiptIds": {
         *         "response": "hex",
         *         "receipt": "decimal"
         *       },
         *       "matched": 118,
         *       "left": 0
         *     }
         */
        readonly ReceiptIdsLearned: {
            readonly connection: string;
            /** @description In which base the operator writes ids in its answers and in its receipts, and what it puts around them; `auto` learns the base. */
            readonly receiptIds: {
                /** @enum {string} */
                readonly response: "auto" | "as-is" | "hex" | "decimal";
                /** @enum {string} */
                readonly receipt: "auto" | "as-is" | "hex" | "decimal";
                /** @description Characters that are no part of the id, before and after it. */
                readonly responseCut?: {
                    readonly start: number;
                    readonly end: number;
                };
                /** @description Characters that are no part of the id, before and after it. */
                readonly receiptCut?: {
                    readonly start: number;
                    readonly end: number;
                };
            };
            /** @description Receipts that found their message now. */
            readonly matched: number;
            /** @description Receipts of the last three days that still have none. */
            readonly left: number;
        };
        /**
         * @example {
         *       "message": "msg_01kb3nq2s00000g"
         *     }
         */
        readonly ReceiptMatch: {
            readonly message: string;
        };
        /**
         * @example {
         *       "recoveryCodes": [
         *         "abcd-efgh-2345-klmn"
         *       ]
         *     }
         */
        readonly RecoveryCodes: {
            /** @description Each is good once instead of a code. Shown now and never again. */
            readonly recoveryCodes: readonly string[];
        };
        /**
         * @example {
         *       "id": "msg_01kb3nq2s00000h",
         *       "redriveOf": "msg_01kb3nq2s00000g"
         *     }
         */
        readonly Redriven: {
            readonly id: string;
            readonly redriveOf: string;
        };
        /**
         * @example {
         *       "matched": 118,
         *       "left": 0
         *     }
         */
        readonly Rematched: {
            /** @description Receipts that found their message now. */
            readonly matched: number;
            /** @description Receipts of the last three days that still have none. */
            readonly left: number;
        };
        /**
         * @example {
         *       "overlapSeconds": 3600
         *     }
         */
        readonly Rotation: {
            /**
             * @description For so long the old key stays good, so that programs can change over.
             * @default 86400
             */
            readonly overlapSeconds: number;
        };
        /**
         * @example {
         *       "name": "Netherlands, cheapest first",
         *       "match": {
         *         "countries": [
         *           "NL"
         *         ],
         *         "lanes": [
         *           "transactional",
         *           "bulk"
         *         ]
         *       },
         *       "action": {
         *         "connections": [
         *           {
         *             "connection": "con_01kb3nq2s00000g"
         *           },
         *           {
         *             "connection": "con_01kb3nq2s00000h"
         *           }
         *         ],
         *         "policy": "cost"
         *       },
         *       "id": "rte_01kb3nq2s00000g",
         *       "position": 10,
         *       "enabled": true,
         *       "version": 1,
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "updatedAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Route: {
            readonly name: string;
            readonly position: number;
            readonly enabled: boolean;
            readonly match: {
                readonly countries?: readonly string[];
                readonly networks?: readonly string[];
                readonly prefixes?: readonly string[];
                /** @description Case is ignored; `*` stands for anything. */
                readonly senders?: readonly string[];
                readonly workspaces?: readonly string[];
                readonly lanes?: readonly ("otp" | "transactional" | "bulk")[];
                readonly content?: {
                    /** @description One of these is in the text; case is ignored. */
                    readonly contains?: readonly string[];
                    /** @description Found in the text; case is ignored. Knows `. [a-z] [^a-z] \d \w \s ( ) | * + ?` and `^ $` at the ends. */
                    readonly pattern?: string;
                };
                /** @description `to` before `from` goes over midnight. */
                readonly hours?: {
                    readonly timeZone: string;
                    readonly days?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    readonly from: string;
                    readonly to: string;
                };
            };
            readonly action: {
                readonly connections: readonly {
                    readonly connection: string;
                    readonly weight?: number;
                }[];
                /** @enum {string} */
                readonly policy: "priority" | "cost" | "quality" | "weighted";
                /** @enum {string} */
                readonly sticky?: "sender" | "recipient";
                /** @description May cost more than it is sold for. */
                readonly allowLoss?: boolean;
            } | {
                readonly block: {
                    /** @enum {string} */
                    readonly reason: "country" | "fraud" | "price_cap" | "content" | "sender";
                    readonly say?: string;
                };
            };
            readonly id: string;
            /** @description Counts up with every change; the ETag is this number in quotes. */
            readonly version: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /** @description The API key it came by, where it came by one. */
            readonly createdBy?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly updatedAt: string;
            readonly updatedBy?: string;
        };
        /**
         * @example {
         *       "name": "Netherlands, cheapest first",
         *       "match": {
         *         "countries": [
         *           "NL"
         *         ],
         *         "lanes": [
         *           "transactional",
         *           "bulk"
         *         ]
         *       },
         *       "action": {
         *         "connections": [
         *           {
         *             "connection": "con_01kb3nq2s00000g"
         *           },
         *           {
         *             "connection": "con_01kb3nq2s00000h"
         *           }
         *         ],
         *         "policy": "cost"
         *       }
         *     }
         */
        readonly RouteDraft: {
            readonly name: string;
            /** @description Lower goes first; after all others when absent. */
            readonly position?: number;
            /** @default true */
            readonly enabled: boolean;
            /**
             * @description Every condition that is there must hold. None: every message.
             * @default {}
             */
            readonly match: {
                readonly countries?: readonly string[];
                readonly networks?: readonly string[];
                readonly prefixes?: readonly string[];
                /** @description Case is ignored; `*` stands for anything. */
                readonly senders?: readonly string[];
                readonly workspaces?: readonly string[];
                readonly lanes?: readonly ("otp" | "transactional" | "bulk")[];
                readonly content?: {
                    /** @description One of these is in the text; case is ignored. */
                    readonly contains?: readonly string[];
                    /** @description Found in the text; case is ignored. Knows `. [a-z] [^a-z] \d \w \s ( ) | * + ?` and `^ $` at the ends. */
                    readonly pattern?: string;
                };
                /** @description `to` before `from` goes over midnight. */
                readonly hours?: {
                    readonly timeZone: string;
                    readonly days?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    readonly from: string;
                    readonly to: string;
                };
            };
            readonly action: {
                readonly connections: readonly {
                    readonly connection: string;
                    readonly weight?: number;
                }[];
                /** @enum {string} */
                readonly policy: "priority" | "cost" | "quality" | "weighted";
                /** @enum {string} */
                readonly sticky?: "sender" | "recipient";
                /** @description May cost more than it is sold for. */
                readonly allowLoss?: boolean;
            } | {
                readonly block: {
                    /** @enum {string} */
                    readonly reason: "country" | "fraud" | "price_cap" | "content" | "sender";
                    readonly say?: string;
                };
            };
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "version": 1,
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "route": {
         *             "name": "Netherlands, cheapest first",
         *             "match": {
         *               "countries": [
         *                 "NL"
         *               ],
         *               "lanes": [
         *                 "transactional",
         *                 "bulk"
         *               ]
         *             },
         *             "action": {
         *               "connections": [
         *                 {
         *                   "connection": "con_01kb3nq2s00000g"
         *                 },
         *                 {
         *                   "connection": "con_01kb3nq2s00000h"
         *                 }
         *               ],
         *               "policy": "cost"
         *             },
         *             "id": "rte_01kb3nq2s00000g",
         *             "position": 10,
         *             "enabled": true,
         *             "version": 1,
         *             "createdAt": "2026-11-22T10:00:00.123Z",
         *             "updatedAt": "2026-11-22T10:00:00.123Z"
         *           }
         *         }
         *       ]
         *     }
         */
        readonly RouteVersions: {
            readonly data: readonly {
                readonly version: number;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly at: string;
                readonly madeBy?: string;
                readonly route?: components["schemas"]["Route"];
            }[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "Netherlands, cheapest first",
         *           "match": {
         *             "countries": [
         *               "NL"
         *             ],
         *             "lanes": [
         *               "transactional",
         *               "bulk"
         *             ]
         *           },
         *           "action": {
         *             "connections": [
         *               {
         *                 "connection": "con_01kb3nq2s00000g"
         *               },
         *               {
         *                 "connection": "con_01kb3nq2s00000h"
         *               }
         *             ],
         *             "policy": "cost"
         *           },
         *           "id": "rte_01kb3nq2s00000g",
         *           "position": 10,
         *           "enabled": true,
         *           "version": 1,
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "updatedAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly Routes: {
            readonly data: readonly components["schemas"]["Route"][];
        };
        /**
         * @description Figures fade: the recent counts most.
         * @example {
         *       "connections": [],
         *       "quality": []
         *     }
         */
        readonly RoutingHealth: {
            readonly connections: readonly {
                readonly connection: string;
                /** @enum {string} */
                readonly state: "well" | "failing" | "probing" | "down";
                readonly errorShare: number;
                readonly answers: number;
                readonly throttled: number;
                readonly latencyMs?: number;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly since: string;
            }[];
            readonly quality: readonly {
                readonly connection: string;
                readonly country?: string;
                readonly network?: string;
                readonly submitted: number;
                readonly delivered: number;
                readonly failed: number;
                readonly unknown: number;
                readonly score: number;
                readonly receiptShare?: number;
                readonly delayMs?: {
                    readonly median: number;
                    readonly p90: number;
                };
                readonly signs: {
                    readonly tooFast: boolean;
                    readonly tooUniform: boolean;
                    readonly noFailures: boolean;
                };
                /** @description The receipts do not look like the truth; they count as unverified. */
                readonly madeUp: boolean;
            }[];
        };
        /**
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXP",
         *       "uri": "otpauth://totp/Onesixty:ann%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Onesixty"
         *     }
         */
        readonly SecondFactor: {
            readonly secret: string;
            /** @description For a QR code. */
            readonly uri: string;
        };
        /**
         * @example {
         *       "code": "123456"
         *     }
         */
        readonly SecondFactorCode: {
            /** @description The six digits of the authenticator app, or a recovery code. */
            readonly code: string;
        };
        /**
         * @description One text for many numbers.
         * @example {
         *       "to": [
         *         "+31612345678",
         *         "+31687654321"
         *       ],
         *       "text": "Doors open at 8.",
         *       "lane": "transactional"
         *     }
         */
        readonly SendBroadcast: {
            readonly to: readonly string[];
            /** @description The whole text; it is split into segments where needed. */
            readonly text: string;
            /** @description Sender: up to 11 letters and digits, or a number. */
            readonly from?: string;
            /**
             * @description `otp` overtakes `transactional` (the default), which overtakes `bulk`.
             * @enum {string}
             */
            readonly lane?: "otp" | "transactional" | "bulk";
            /** @description Your own name for the message, given back everywhere. */
            readonly reference?: string;
            readonly tags?: readonly string[];
            /**
             * @description `auto` (the default) takes GSM-7 where it can, else UCS-2.
             * @enum {string}
             */
            readonly encoding?: "auto" | "gsm7" | "ucs2";
            /** @description Refuse the message when it would take more segments. */
            readonly maxSegments?: number;
            /** @description Seconds after which the message is no longer worth delivering. */
            readonly validity?: number;
            /**
             * Format: date-time
             * @description Send at this time.
             */
            readonly scheduledAt?: string;
            /** @description Show at once, do not store (class 0). */
            readonly flash?: boolean;
            /** @description A user data header in hexadecimal digits, its length first, to stand before the text or before `binary`. */
            readonly udh?: string;
            /** @description Octets in hexadecimal digits that go out instead of the text, cut where they are many; `text` is what people read of it then. */
            readonly binary?: string;
            /** @description Told every status of this message, as a webhook is; signed with the secret of `/v1/webhooks/callbacks`. */
            readonly callbackUrl?: string;
            /** @description Two-letter country whose national writing of numbers is understood. */
            readonly country?: string;
        };
        /**
         * @description Many messages. Fields beside `messages` are defaults for every message that lacks them; each message needs a `text` of its own or that of the defaults.
         * @example {
         *       "from": "SHOP",
         *       "messages": [
         *         {
         *           "to": "+31612345678",
         *           "text": "Hi Ann, your order is on its way."
         *         },
         *         {
         *           "to": "+79161234567",
         *           "text": "Борис, ваш заказ в пути.",
         *           "reference": "order-1642"
         *         }
         *       ]
         *     }
         */
        readonly SendMany: {
            readonly messages: readonly {
                /** @description E.164 with a leading +, or national writing together with `country`. */
                readonly to: string;
                /** @description The whole text; it is split into segments where needed. */
                readonly text?: string;
                /** @description Sender: up to 11 letters and digits, or a number. */
                readonly from?: string;
                /**
                 * @description `otp` overtakes `transactional` (the default), which overtakes `bulk`.
                 * @enum {string}
                 */
                readonly lane?: "otp" | "transactional" | "bulk";
                /** @description Your own name for the message, given back everywhere. */
                readonly reference?: string;
                readonly tags?: readonly string[];
                /**
                 * @description `auto` (the default) takes GSM-7 where it can, else UCS-2.
                 * @enum {string}
                 */
                readonly encoding?: "auto" | "gsm7" | "ucs2";
                /** @description Refuse the message when it would take more segments. */
                readonly maxSegments?: number;
                /** @description Seconds after which the message is no longer worth delivering. */
                readonly validity?: number;
                /**
                 * Format: date-time
                 * @description Send at this time.
                 */
                readonly scheduledAt?: string;
                /** @description Show at once, do not store (class 0). */
                readonly flash?: boolean;
                /** @description A user data header in hexadecimal digits, its length first, to stand before the text or before `binary`. */
                readonly udh?: string;
                /** @description Octets in hexadecimal digits that go out instead of the text, cut where they are many; `text` is what people read of it then. */
                readonly binary?: string;
                /** @description Told every status of this message, as a webhook is; signed with the secret of `/v1/webhooks/callbacks`. */
                readonly callbackUrl?: string;
            }[];
            /** @description The whole text; it is split into segments where needed. */
            readonly text?: string;
            /** @description Sender: up to 11 letters and digits, or a number. */
            readonly from?: string;
            /**
             * @description `otp` overtakes `transactional` (the default), which overtakes `bulk`.
             * @enum {string}
             */
            readonly lane?: "otp" | "transactional" | "bulk";
            /** @description Your own name for the message, given back everywhere. */
            readonly reference?: string;
            readonly tags?: readonly string[];
            /**
             * @description `auto` (the default) takes GSM-7 where it can, else UCS-2.
             * @enum {string}
             */
            readonly encoding?: "auto" | "gsm7" | "ucs2";
            /** @description Refuse the message when it would take more segments. */
            readonly maxSegments?: number;
            /** @description Seconds after which the message is no longer worth delivering. */
            readonly validity?: number;
            /**
             * Format: date-time
             * @description Send at this time.
             */
            readonly scheduledAt?: string;
            /** @description Show at once, do not store (class 0). */
            readonly flash?: boolean;
            /** @description A user data header in hexadecimal digits, its length first, to stand before the text or before `binary`. */
            readonly udh?: string;
            /** @description Octets in hexadecimal digits that go out instead of the text, cut where they are many; `text` is what people read of it then. */
            readonly binary?: string;
            /** @description Told every status of this message, as a webhook is; signed with the secret of `/v1/webhooks/callbacks`. */
            readonly callbackUrl?: string;
            /** @description Two-letter country whose national writing of numbers is understood. */
            readonly country?: string;
        };
        /**
         * @description One message.
         * @example {
         *       "to": "+31612345678",
         *       "from": "SHOP",
         *       "text": "Your order is on its way."
         *     }
         */
        readonly SendOne: {
            /** @description E.164 with a leading +, or national writing together with `country`. */
            readonly to: string;
            /** @description The whole text; it is split into segments where needed. */
            readonly text: string;
            /** @description Sender: up to 11 letters and digits, or a number. */
            readonly from?: string;
            /**
             * @description `otp` overtakes `transactional` (the default), which overtakes `bulk`.
             * @enum {string}
             */
            readonly lane?: "otp" | "transactional" | "bulk";
            /** @description Your own name for the message, given back everywhere. */
            readonly reference?: string;
            readonly tags?: readonly string[];
            /**
             * @description `auto` (the default) takes GSM-7 where it can, else UCS-2.
             * @enum {string}
             */
            readonly encoding?: "auto" | "gsm7" | "ucs2";
            /** @description Refuse the message when it would take more segments. */
            readonly maxSegments?: number;
            /** @description Seconds after which the message is no longer worth delivering. */
            readonly validity?: number;
            /**
             * Format: date-time
             * @description Send at this time.
             */
            readonly scheduledAt?: string;
            /** @description Show at once, do not store (class 0). */
            readonly flash?: boolean;
            /** @description A user data header in hexadecimal digits, its length first, to stand before the text or before `binary`. */
            readonly udh?: string;
            /** @description Octets in hexadecimal digits that go out instead of the text, cut where they are many; `text` is what people read of it then. */
            readonly binary?: string;
            /** @description Told every status of this message, as a webhook is; signed with the secret of `/v1/webhooks/callbacks`. */
            readonly callbackUrl?: string;
            /** @description Two-letter country whose national writing of numbers is understood. */
            readonly country?: string;
        };
        /**
         * @example {
         *       "id": "sid_01kb3nq2s00000g",
         *       "workspace": "wsp_01kb3nq2s00000f",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "lastSeenAt": "2026-11-22T10:05:00.123Z",
         *       "expiresAt": "2026-11-22T22:00:00.123Z",
         *       "address": "192.0.2.7",
         *       "agent": "Firefox",
         *       "current": true
         *     }
         */
        readonly Session: {
            readonly id: string;
            readonly workspace: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly lastSeenAt: string;
            /** Format: date-time */
            readonly expiresAt: string;
            readonly address: string;
            /** @description What the browser says of itself. */
            readonly agent: string;
            readonly current: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "sid_01kb3nq2s00000g",
         *           "workspace": "wsp_01kb3nq2s00000f",
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "lastSeenAt": "2026-11-22T10:05:00.123Z",
         *           "expiresAt": "2026-11-22T22:00:00.123Z",
         *           "address": "192.0.2.7",
         *           "agent": "Firefox",
         *           "current": true
         *         }
         *       ]
         *     }
         */
        readonly SessionList: {
            readonly data: readonly components["schemas"]["Session"][];
        };
        /**
         * @example {
         *       "token": "Xk3f…",
         *       "name": "Ann",
         *       "email": "ann@example.com",
         *       "password": "four little words here"
         *     }
         */
        readonly SetUp: {
            /** @description From the set-up link that the server prints. */
            readonly token: string;
            readonly name: string;
            /** Format: email */
            readonly email: string;
            /** @description At least 12 characters; some words in a row are good. */
            readonly password: string;
        };
        /**
         * @example {
         *       "setUp": false,
         *       "people": true,
         *       "passkeys": true,
         *       "signOn": false
         *     }
         */
        readonly SignInWays: {
            /** @description Nobody owns this installation yet: use the set-up link that the server prints. */
            readonly setUp: boolean;
            readonly people: boolean;
            /** @description Possible at the address that was asked. */
            readonly passkeys: boolean;
            /** @description A service elsewhere signs in too, at `/v1/session/sso`. */
            readonly signOn: boolean;
        };
        /**
         * @example {
         *       "id": "sac_01kb3nq2s00000g",
         *       "mode": "live",
         *       "systemId": "sx3kd82nqa",
         *       "name": "shop",
         *       "senders": [
         *         "SHOP"
         *       ],
         *       "addresses": [
         *         "192.0.2.0/24"
         *       ],
         *       "window": 100,
         *       "perSecond": 1000,
         *       "binds": [],
         *       "ids": "text",
         *       "receipts": "standard",
         *       "alphabet": "gsm7",
         *       "version": "5.0",
         *       "tlvs": {},
         *       "lanes": [
         *         "transactional",
         *         "transactional",
         *         "otp",
         *         "otp"
         *       ],
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly SmppAccount: {
            readonly id: string;
            /**
             * @description `test` reaches the virtual phones only and costs nothing.
             * @enum {string}
             */
            readonly mode: "test" | "live";
            readonly systemId: string;
            readonly name: string;
            /** @description Senders it may use; none: any. */
            readonly senders: readonly string[];
            /** @description Where it may bind from. None: from this machine, and from anywhere over TLS. */
            readonly addresses: readonly string[];
            /** @description Requests that may be unanswered on one bind, in either direction. */
            readonly window: number;
            /** @description Parts a second, all binds together; beyond it ESME_RTHROTTLED. */
            readonly perSecond: number;
            readonly binds: readonly {
                readonly state: string;
                readonly version: string;
                readonly outstanding: number;
                readonly unanswered: number;
            }[];
            /**
             * @description How message ids are written: our own, or a number. Binds of version 3.3 have hexadecimal ones always.
             * @enum {string}
             */
            readonly ids: "text" | "decimal" | "hex";
            /**
             * @description How receipts are written: as the specification has them, with dates of 12 or 14 digits, without the text, or as TLVs alone.
             * @enum {string}
             */
            readonly receipts: "standard" | "seconds" | "fourteen" | "bare" | "tlvs";
            /**
             * @description What `data_coding` 0 means to it.
             * @enum {string}
             */
            readonly alphabet: "gsm7" | "latin1";
            /**
             * @description The highest version that is spoken with it.
             * @enum {string}
             */
            readonly version: "3.3" | "3.4" | "5.0";
            /** @description Vendors’ optional parameters that are passed on to operators, by name: `{"PE_ID":5120}`. */
            readonly tlvs: {
                readonly [key: string]: number;
            };
            /** @description The lane of a message by its `priority_flag`, 0 to 3. */
            readonly lanes: readonly ("otp" | "transactional" | "bulk")[];
            /** Format: date-time */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "window": 50
         *     }
         */
        readonly SmppAccountChange: {
            readonly name?: string;
            /** @description Senders it may use; none: any. */
            readonly senders?: readonly string[];
            /** @description Where it may bind from. None: from this machine, and from anywhere over TLS. */
            readonly addresses?: readonly string[];
            /** @description Requests that may be unanswered on one bind, in either direction. */
            readonly window?: number;
            /** @description Parts a second, all binds together; beyond it ESME_RTHROTTLED. */
            readonly perSecond?: number;
            /** @description Binds at the same time. */
            readonly binds?: number;
            /**
             * @description How message ids are written: our own, or a number. Binds of version 3.3 have hexadecimal ones always.
             * @enum {string}
             */
            readonly ids?: "text" | "decimal" | "hex";
            /**
             * @description How receipts are written: as the specification has them, with dates of 12 or 14 digits, without the text, or as TLVs alone.
             * @enum {string}
             */
            readonly receipts?: "standard" | "seconds" | "fourteen" | "bare" | "tlvs";
            /**
             * @description What `data_coding` 0 means to it.
             * @enum {string}
             */
            readonly alphabet?: "gsm7" | "latin1";
            /**
             * @description The highest version that is spoken with it.
             * @enum {string}
             */
            readonly version?: "3.3" | "3.4" | "5.0";
            /** @description Vendors’ optional parameters that are passed on to operators, by name: `{"PE_ID":5120}`. */
            readonly tlvs?: {
                readonly [key: string]: number;
            };
            /** @description The lane of a message by its `priority_flag`, 0 to 3. */
            readonly lanes?: readonly ("otp" | "transactional" | "bulk")[];
            readonly password?: string;
        };
        /**
         * @example {
         *       "id": "sac_01kb3nq2s00000g",
         *       "mode": "live",
         *       "systemId": "sx3kd82nqa",
         *       "name": "shop",
         *       "senders": [
         *         "SHOP"
         *       ],
         *       "addresses": [
         *         "192.0.2.0/24"
         *       ],
         *       "window": 100,
         *       "perSecond": 1000,
         *       "binds": 10,
         *       "ids": "text",
         *       "receipts": "standard",
         *       "alphabet": "gsm7",
         *       "version": "5.0",
         *       "tlvs": {},
         *       "lanes": [
         *         "transactional",
         *         "transactional",
         *         "otp",
         *         "otp"
         *       ],
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "password": "q8Zr41Lx"
         *     }
         */
        readonly SmppAccountMade: {
            readonly id: string;
            /**
             * @description `test` reaches the virtual phones only and costs nothing.
             * @enum {string}
             */
            readonly mode: "test" | "live";
            readonly systemId: string;
            readonly name: string;
            /** @description Senders it may use; none: any. */
            readonly senders: readonly string[];
            /** @description Where it may bind from. None: from this machine, and from anywhere over TLS. */
            readonly addresses: readonly string[];
            /** @description Requests that may be unanswered on one bind, in either direction. */
            readonly window: number;
            /** @description Parts a second, all binds together; beyond it ESME_RTHROTTLED. */
            readonly perSecond: number;
            /** @description Binds at the same time. */
            readonly binds: number;
            /**
             * @description How message ids are written: our own, or a number. Binds of version 3.3 have hexadecimal ones always.
             * @enum {string}
             */
            readonly ids: "text" | "decimal" | "hex";
            /**
             * @description How receipts are written: as the specification has them, with dates of 12 or 14 digits, without the text, or as TLVs alone.
             * @enum {string}
             */
            readonly receipts: "standard" | "seconds" | "fourteen" | "bare" | "tlvs";
            /**
             * @description What `data_coding` 0 means to it.
             * @enum {string}
             */
            readonly alphabet: "gsm7" | "latin1";
            /**
             * @description The highest version that is spoken with it.
             * @enum {string}
             */
            readonly version: "3.3" | "3.4" | "5.0";
            /** @description Vendors’ optional parameters that are passed on to operators, by name: `{"PE_ID":5120}`. */
            readonly tlvs: {
                readonly [key: string]: number;
            };
            /** @description The lane of a message by its `priority_flag`, 0 to 3. */
            readonly lanes: readonly ("otp" | "transactional" | "bulk")[];
            /** Format: date-time */
            readonly createdAt: string;
            /** @description Shown now and never again. */
            readonly password: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "sac_01kb3nq2s00000g",
         *           "mode": "live",
         *           "systemId": "sx3kd82nqa",
         *           "name": "shop",
         *           "senders": [
         *             "SHOP"
         *           ],
         *           "addresses": [
         *             "192.0.2.0/24"
         *           ],
         *           "window": 100,
         *           "perSecond": 1000,
         *           "binds": [],
         *           "ids": "text",
         *           "receipts": "standard",
         *           "alphabet": "gsm7",
         *           "version": "5.0",
         *           "tlvs": {},
         *           "lanes": [
         *             "transactional",
         *             "transactional",
         *             "otp",
         *             "otp"
         *           ],
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly SmppAccountPage: {
            readonly data: readonly components["schemas"]["SmppAccount"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "counters": {
         *         "accepted": 7,
         *         "delivered": 6,
         *         "parked": 1
         *       },
         *       "binds": [
         *         {
         *           "systemId": "demo",
         *           "state": "bound_trx",
         *           "version": "3.4",
         *           "from": "127.0.0.1",
         *           "systemType": "",
         *           "addressRange": "",
         *           "boundAt": "2026-11-22T10:00:00.000Z",
         *           "outstanding": 0,
         *           "unanswered": 0
         *         }
         *       ],
         *       "queues": {
         *         "phones": 1,
         *         "waiting": [
         *           {
         *             "number": "+31612345678",
         *             "messages": 1,
         *             "cause": 22,
         *             "attempts": 2
         *           }
         *         ],
         *         "owed": []
         *       }
         *     }
         */
        readonly Smsc: {
            /** @description Counted since the start; the last ones are of this moment. */
            readonly counters: {
                readonly [key: string]: number;
            };
            readonly binds: readonly {
                readonly systemId: string;
                /** @enum {string} */
                readonly state: "open" | "bound_tx" | "bound_rx" | "bound_trx" | "unbinding" | "closed";
                /** @description Of SMPP. */
                readonly version: string;
                /** @description The address on the network. */
                readonly from: string;
                readonly systemType: string;
                readonly addressRange: string;
                /** Format: date-time */
                readonly boundAt: string;
                /** @description Our requests that wait for an answer. */
                readonly outstanding: number;
                /** @description Theirs that wait for ours. */
                readonly unanswered: number;
            }[];
            readonly queues: {
                /** @description Phones that messages wait for. */
                readonly phones: number;
                /** @description Those with most messages; `cause` is the RP-Cause of the last attempt (3GPP 24.011 §8.2.5.4). */
                readonly waiting: readonly {
                    readonly number: string;
                    readonly messages: number;
                    readonly cause: number;
                    readonly attempts: number;
                }[];
                /** @description Receipts and messages that programs are owed. */
                readonly owed: readonly {
                    readonly account: string;
                    readonly messages: number;
                }[];
            };
        };
        /**
         * @example {
         *       "personality": {
         *         "answers": {
         *           "delay": 0,
         *           "lost": 0
         *         },
         *         "refusals": {
         *           "perSecond": 20,
         *           "queueFull": 0,
         *           "queueDepth": 0,
         *           "temporary": 0,
         *           "permanent": 0
         *         },
         *         "delivery": {
         *           "delay": 0,
         *           "failing": 0,
         *           "outOfOrder": 0
         *         },
         *         "receipts": {
         *           "delay": 0,
         *           "early": 0,
         *           "late": 0,
         *           "lateBy": 60000,
         *           "repeated": 0,
         *           "missing": 0,
         *           "conflicting": 0,
         *           "madeUp": 0,
         *           "intermediate": 0,
         *           "tlvs": true
         *         },
         *         "ids": {
         *           "answer": "decimal",
         *           "receipt": "decimal"
         *         },
         *         "line": {
         *           "refuseBind": 0,
         *           "unbindAfter": "never",
         *           "cutAfter": "never",
         *           "silentAfter": "never",
         *           "garbageAfter": "never",
         *           "octetsPerSecond": 0
         *         }
         *       },
         *       "seed": 7,
         *       "says": [
         *         "Submits taken a second and account; the others are answered with ESME_RTHROTTLED: 20. (refusals.perSecond)"
         *       ],
         *       "accounts": [],
         *       "presets": [
         *         {
         *           "name": "throttling",
         *           "say": "Takes 20 messages a second and refuses the others."
         *         }
         *       ],
         *       "testNumbers": {
         *         "ranges": [
         *           {
         *             "prefix": "+120255501",
         *             "country": "US"
         *           }
         *         ],
         *         "endings": [
         *           {
         *             "ending": "30",
         *             "name": "replies-stop",
         *             "say": "Delivered; the phone replies STOP."
         *           }
         *         ]
         *       }
         *     }
         */
        readonly SmscPersonality: {
            /** @description Every field with its value: see docs/reference/personalities.md. */
            readonly personality: {
                readonly [key: string]: {
                    readonly [key: string]: unknown;
                };
            };
            readonly seed: number;
            /** @description Where it differs, in words. */
            readonly says: readonly string[];
            /** @description Those with one of their own. */
            readonly accounts: readonly {
                readonly account: string;
                /** @description Every field with its value: see docs/reference/personalities.md. */
                readonly personality: {
                    readonly [key: string]: {
                        readonly [key: string]: unknown;
                    };
                };
                readonly seed: number;
                /** @description Where it differs, in words. */
                readonly says: readonly string[];
            }[];
            readonly presets: readonly {
                readonly name: string;
                readonly say: string;
            }[];
            readonly testNumbers: {
                readonly ranges: readonly {
                    readonly prefix: string;
                    readonly country: string;
                }[];
                readonly endings: readonly {
                    readonly ending: string;
                    readonly name: string;
                    readonly say: string;
                }[];
            };
        };
        /**
         * @example {
         *       "personality": "flaky",
         *       "seed": 7
         *     }
         * @example {
         *       "personality": [
         *         "slow",
         *         {
         *           "receipts": {
         *             "missing": 0.1
         *           }
         *         }
         *       ],
         *       "account": "demo"
         *     }
         * @example {
         *       "personality": null
         *     }
         */
        readonly SmscPersonalityChange: {
            /** @description A name (healthy, eu-tier1, aggregator, slow, throttling, congested, flaky, liar, late, forgetful, hex-ids, decimal-ids, padded-ids, disordered, half-open, garbled, slow-reader, restless, closed, dead), several joined by commas, an object of fields (answers, refusals, delivery, receipts, ids, line), or a list of these. null: healthy again, or as all accounts. */
            readonly personality: (string | {
                readonly [key: string]: unknown;
            } | readonly unknown[]) | null;
            /** @description Equal seeds meet equal fates. 1 when absent. */
            readonly seed?: number;
            /** @description The system_id it is for; all that have none of their own when absent. */
            readonly account?: string;
        };
        /**
         * @description Final from `delivered` on. A status never goes backwards.
         * @enum {string}
         */
        readonly Status: "scheduled" | "queued" | "held" | "sending" | "submitted" | "delivered" | "undelivered" | "expired" | "rejected" | "unknown" | "canceled" | "blocked";
        /**
         * @example {
         *       "number": "+31612345678",
         *       "state": "attached",
         *       "oldPhone": false,
         *       "waiting": 0
         *     }
         */
        readonly Subscriber: {
            readonly number: string;
            /**
             * @description `attached` takes messages at once. For `detached` and `memory_full` they wait; for the others they fail.
             * @enum {string}
             */
            readonly state: "attached" | "detached" | "memory_full" | "busy" | "barred" | "unknown" | "ported";
            readonly imsi?: string;
            /** @description MCC-MNC. */
            readonly network?: string;
            /** @description The country it is in, where that is abroad. */
            readonly roaming?: string;
            /** @description A phone of long ago: 160 GSM-7 characters, parts apart, no Unicode. */
            readonly oldPhone: boolean;
            /** @description Messages in the store for it. */
            readonly waiting: number;
        };
        /**
         * @example {
         *       "state": "memory_full"
         *     }
         */
        readonly SubscriberChange: {
            /**
             * @description `attached` takes messages at once. For `detached` and `memory_full` they wait; for the others they fail.
             * @enum {string}
             */
            readonly state?: "attached" | "detached" | "memory_full" | "busy" | "barred" | "unknown" | "ported";
            readonly imsi?: string;
            /** @description MCC-MNC. */
            readonly network?: string;
            /** @description A country, or null for at home. */
            readonly roaming?: string | null;
            /** @description A phone of long ago: 160 GSM-7 characters, parts apart, no Unicode. */
            readonly oldPhone?: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "number": "+31612345678",
         *           "state": "attached",
         *           "oldPhone": false,
         *           "waiting": 0
         *         }
         *       ]
         *     }
         */
        readonly SubscriberPage: {
            readonly data: readonly components["schemas"]["Subscriber"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "from": "+31600000000",
         *       "count": 10000,
         *       "network": "204-04"
         *     }
         */
        readonly SubscriberRange: {
            /** @description The first number. */
            readonly from: string;
            readonly count: number;
            /** @description MCC-MNC. */
            readonly network?: string;
            /**
             * @description `attached` takes messages at once. For `detached` and `memory_full` they wait; for the others they fail.
             * @enum {string}
             */
            readonly state?: "attached" | "detached" | "memory_full" | "busy" | "barred" | "unknown" | "ported";
        };
        /**
         * @example {
         *       "to": "+31612345678",
         *       "from": "SHOP",
         *       "lane": "bulk"
         *     }
         */
        readonly ToExplain: {
            readonly to: string;
            readonly from?: string;
            /** @enum {string} */
            readonly lane?: "otp" | "transactional" | "bulk";
            readonly text?: string;
            readonly workspace?: string;
            /** @description Whose national writing of numbers is understood. */
            readonly country?: string;
            /** @description What the customer would pay for a part: sets the guard against loss to work. */
            readonly soldFor?: {
                readonly amount: string;
                readonly currency: string;
            };
        };
        readonly UnmatchedReceipt: {
            readonly id: string;
            readonly connection: string;
            readonly operatorId: string;
            readonly from: string;
            readonly to: string;
            readonly state: string;
            readonly error?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly at: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "rcp_01kb3nq2s00000g",
         *           "connection": "demo",
         *           "operatorId": "7F3A",
         *           "from": "Shop",
         *           "to": "31612345678",
         *           "state": "delivered",
         *           "at": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly UnmatchedReceipts: {
            readonly data: readonly components["schemas"]["UnmatchedReceipt"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "whk_01kb3nq2s00000g",
         *       "url": "https://shop.example/onesixty",
         *       "name": "shop",
         *       "types": [
         *         "message.*"
         *       ],
         *       "mode": "live",
         *       "enabled": true,
         *       "circuit": "closed",
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Webhook: {
            readonly id: string;
            /** @description Absent for the one through which messages tell their own `callbackUrl`. */
            readonly url?: string;
            readonly name: string;
            readonly types: readonly string[];
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly enabled: boolean;
            /** @description Why it was switched off, where no person did it. */
            readonly why?: string;
            /**
             * @description `open`: it failed again and again, and is tried only now and then.
             * @enum {string}
             */
            readonly circuit: "closed" | "open" | "half-open";
            /** Format: date-time */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description Until then the secret before signs too.
             */
            readonly oldSecretUntil?: string;
        };
        /**
         * @example {
         *       "enabled": false
         *     }
         */
        readonly WebhookChange: {
            /** @description Public, with https:, on port 443, 80 or 8443; an address of `POST /v1/echo` will do too. */
            readonly url?: string;
            readonly types?: readonly string[];
            readonly name?: string;
            readonly enabled?: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "whk_01kb3nq2s00000g",
         *           "url": "https://shop.example/onesixty",
         *           "name": "shop",
         *           "types": [
         *             "message.*"
         *           ],
         *           "mode": "live",
         *           "enabled": true,
         *           "circuit": "closed",
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly WebhookPage: {
            readonly data: readonly components["schemas"]["Webhook"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "delivered": true,
         *       "status": 204,
         *       "tookMs": 41
         *     }
         */
        readonly WebhookPinged: {
            readonly delivered: boolean;
            readonly status?: number;
            readonly error?: string;
            readonly tookMs: number;
        };
        /**
         * @example {
         *       "deliveries": [
         *         "dlv_01kb3nq2s00000g"
         *       ]
         *     }
         * @example {
         *       "since": "2026-11-22T10:00:00Z",
         *       "until": "2026-11-22T11:00:00Z"
         *     }
         */
        readonly WebhookReplay: {
            readonly deliveries: readonly string[];
        } | {
            /** Format: date-time */
            readonly since: string;
            /** Format: date-time */
            readonly until?: string;
            readonly types?: readonly ("message.scheduled" | "message.queued" | "message.held" | "message.sending" | "message.submitted" | "message.delivered" | "message.undelivered" | "message.expired" | "message.rejected" | "message.unknown" | "message.canceled" | "message.blocked" | "message.received" | "connection.up" | "connection.down" | "link.clicked" | "consent.changed" | "campaign.started" | "campaign.paused" | "campaign.finished" | "budget.threshold" | "budget.stopped")[];
        };
        /**
         * @example {
         *       "replayed": 12,
         *       "more": false
         *     }
         */
        readonly WebhookReplayed: {
            readonly replayed: number;
            /** @description There was more than fits at once: begin again after the last. */
            readonly more: boolean;
        };
        /**
         * @example {
         *       "overlapHours": 24
         *     }
         */
        readonly WebhookRotation: {
            /**
             * @description How long the secret before signs too.
             * @default 24
             */
            readonly overlapHours: number;
        };
        /**
         * @example {
         *       "id": "whk_01kb3nq2s00000g",
         *       "url": "https://shop.example/onesixty",
         *       "name": "shop",
         *       "types": [
         *         "message.*"
         *       ],
         *       "mode": "live",
         *       "enabled": true,
         *       "circuit": "closed",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
         *     }
         */
        readonly WebhookWithSecret: {
            readonly id: string;
            /** @description Absent for the one through which messages tell their own `callbackUrl`. */
            readonly url?: string;
            readonly name: string;
            readonly types: readonly string[];
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly enabled: boolean;
            /** @description Why it was switched off, where no person did it. */
            readonly why?: string;
            /**
             * @description `open`: it failed again and again, and is tried only now and then.
             * @enum {string}
             */
            readonly circuit: "closed" | "open" | "half-open";
            /** Format: date-time */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description Until then the secret before signs too.
             */
            readonly oldSecretUntil?: string;
            /** @description What signatures are checked with. Shown now; it can be read again, and replaced. */
            readonly secret: string;
        };
        /**
         * @example {
         *       "weight": 3
         *     }
         */
        readonly Weight: {
            /** @description Parts sent in one turn, next to those of the others. 1 where none was set. */
            readonly weight: number;
        };
        /**
         * @example {
         *       "id": "wsp_01kb3nq2s00000g",
         *       "name": "Bakery",
         *       "parent": "wsp_01kb3nq2s00000f",
         *       "status": "active",
         *       "weight": 1,
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Workspace: {
            readonly id: string;
            readonly name: string;
            /** @description The workspace that made it. */
            readonly parent?: string;
            /**
             * @description A suspended one, and those below it, are refused everywhere.
             * @enum {string}
             */
            readonly status: "active" | "suspended";
            /** @description Its share of a busy connection. */
            readonly weight: number;
            /** Format: date-time */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "status": "suspended"
         *     }
         */
        readonly WorkspaceChange: {
            readonly name?: string;
            /** @enum {string} */
            readonly status?: "active" | "suspended";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "wsp_01kb3nq2s00000g",
         *           "name": "Bakery",
         *           "status": "active",
         *           "weight": 1,
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly WorkspacePage: {
            readonly data: readonly components["schemas"]["Workspace"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "workspace": "wsp_01kb3nq2s00000f"
         *     }
         */
        readonly WorkspaceSwitch: {
            readonly workspace: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listMessages: {
        readonly parameters: {
            readonly query?: {
                readonly status?: "scheduled" | "queued" | "held" | "sending" | "submitted" | "delivered" | "undelivered" | "expired" | "rejected" | "unknown" | "canceled" | "blocked";
                /** @description The recipient, E.164. */
                readonly to?: string;
                /** @description The sender. */
                readonly from?: string;
                /** @description Accepted with this request. */
                readonly batch?: string;
                /** @description As given by the caller. */
                readonly reference?: string;
                /** @description Sent, or to be sent, over this connection. */
                readonly connection?: string;
                /** @description Created at this time or later. */
                readonly since?: string;
                /** @description Created before this time. */
                readonly until?: string;
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessagePage"];
                };
            };
        };
    };
    readonly sendMessages: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SendOne"] | components["schemas"]["SendMany"] | components["schemas"]["SendBroadcast"];
            };
        };
        readonly responses: {
            /** @description Durable. The shape follows that of the request. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"] | components["schemas"]["BatchAccepted"] | components["schemas"]["BroadcastAccepted"];
                };
            };
        };
    };
    readonly previewMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SendOne"];
            };
        };
        readonly responses: {
            /** @description What it would come to. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Preview"];
                };
            };
        };
    };
    readonly getMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The message. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MessageChange"];
            };
        };
        readonly responses: {
            /** @description The message as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    readonly cancelMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The message, canceled. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    readonly redriveMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The new message is durable. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Redriven"];
                };
            };
        };
    };
    readonly listUnmatchedReceipts: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UnmatchedReceipts"];
                };
            };
        };
    };
    readonly matchReceipt: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReceiptMatch"];
            };
        };
        readonly responses: {
            /** @description The message as the receipt leaves it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    readonly learnReceiptIds: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReceiptMatch"];
            };
        };
        readonly responses: {
            /** @description What was learned, and what came of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceiptIdsLearned"];
                };
            };
        };
    };
    readonly rematchReceipts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What came of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rematched"];
                };
            };
        };
    };
    readonly listHandsets: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PhonePage"];
                };
            };
        };
    };
    readonly createHandsets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SubscriberRange"];
            };
        };
        readonly responses: {
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly created: number;
                    };
                };
            };
        };
    };
    readonly listHandsetMessages: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; empty for a phone that received nothing. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PhoneMessagePage"];
                };
            };
        };
    };
    readonly sendFromHandset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPhoneMessage"];
            };
        };
        readonly responses: {
            /** @description Sent. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PhoneMessage"];
                };
            };
        };
    };
    readonly getHandset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A number that nobody changed is an ordinary one, attached. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscriber"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeHandset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SubscriberChange"];
            };
        };
        readonly responses: {
            /** @description The phone as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscriber"];
                };
            };
        };
    };
    readonly traceHandsetMessage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Oldest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HandsetTrace"];
                };
            };
        };
    };
    readonly getSmsc: {
        readonly parameters: {
            readonly query?: {
                /** @description The most phones. */
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Smsc"];
                };
            };
        };
    };
    readonly listSmscRecords: {
        readonly parameters: {
            readonly query?: {
                /** @description Accepted from then on. */
                readonly since?: string;
                /** @description Accepted before. */
                readonly until?: string;
                /** @description Of this system_id only. */
                readonly account?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description CSV after RFC 4180. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
        };
    };
    readonly listSubscribers: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
                readonly state?: "attached" | "detached" | "memory_full" | "busy" | "barred" | "unknown" | "ported";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriberPage"];
                };
            };
        };
    };
    readonly listBroadcastAreas: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BroadcastAreas"];
                };
            };
        };
    };
    readonly listBroadcasts: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page; they are kept for 30 days. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BroadcastPage"];
                };
            };
        };
    };
    readonly startBroadcast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewBroadcast"];
            };
        };
        readonly responses: {
            /** @description Stored, and on the air. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Broadcast"];
                };
            };
        };
    };
    readonly getBroadcast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Broadcast"];
                };
            };
        };
    };
    readonly cancelBroadcast: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It has ended, `deleted`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Broadcast"];
                };
            };
        };
    };
    readonly getSmscPersonality: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmscPersonality"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly setSmscPersonality: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SmscPersonalityChange"];
            };
        };
        readonly responses: {
            /** @description In force from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmscPersonality"];
                };
            };
        };
    };
    readonly getStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Installation"];
                };
            };
        };
    };
    readonly isLive: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It runs. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readonly isReady: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description They can. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    readonly getMetrics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/plain; version=0.0.4; charset=utf-8": string;
                };
            };
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyPage"];
                };
            };
        };
    };
    readonly createKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewKey"];
            };
        };
        readonly responses: {
            /** @description The key; it cannot be shown again. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    readonly rotateKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Rotation"];
            };
        };
        readonly responses: {
            /** @description The new key; it cannot be shown again. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    readonly revokeKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listSmppAccounts: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmppAccountPage"];
                };
            };
        };
    };
    readonly createSmppAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSmppAccount"];
            };
        };
        readonly responses: {
            /** @description The account with its password. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmppAccountMade"];
                };
            };
        };
    };
    readonly getSmppAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmppAccount"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly deleteSmppAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeSmppAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SmppAccountChange"];
            };
        };
        readonly responses: {
            /** @description The account as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmppAccount"];
                };
            };
        };
    };
    readonly renewSmppPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account with its new password. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmppAccountMade"];
                };
            };
        };
    };
    readonly listNumbers: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NumberPage"];
                };
            };
        };
    };
    readonly giveNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewNumber"];
            };
        };
        readonly responses: {
            /** @description Whose it is now. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Number"];
                };
            };
        };
    };
    readonly takeNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Nobody has it any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly assignNumber: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NumberAssignment"];
            };
        };
        readonly responses: {
            /** @description The number. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Number"];
                };
            };
        };
    };
    readonly getWeight: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its weight. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Weight"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly setWeight: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Weight"];
            };
        };
        readonly responses: {
            /** @description Holds from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Weight"];
                };
            };
        };
    };
    readonly listConnections: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionList"];
                };
            };
        };
    };
    readonly createConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSmppConnection"] | components["schemas"]["NewHttpConnection"];
            };
        };
        readonly responses: {
            /** @description The connection. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    readonly tryConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSmppConnection"] | components["schemas"]["NewHttpConnection"];
            };
        };
        readonly responses: {
            /** @description What came of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionTest"];
                };
            };
        };
    };
    readonly getConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The connection. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly deleteConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Closed and forgotten. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConnectionChange"];
            };
        };
        readonly responses: {
            /** @description The connection. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    readonly listConnectionVersions: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionVersionPage"];
                };
            };
        };
    };
    readonly rollBackConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConnectionRollback"];
            };
        };
        readonly responses: {
            /** @description The connection. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    readonly testConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What came of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionTest"];
                };
            };
        };
    };
    readonly pauseConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The connection. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    readonly resumeConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The connection. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connection"];
                };
            };
        };
    };
    readonly listConnectionProfiles: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionProfileList"];
                };
            };
        };
    };
    readonly takeCallbackByQuery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly token: string;
                readonly kind: "receipts" | "inbound";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly takeCallback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly token: string;
                readonly kind: "receipts" | "inbound";
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CallbackFields"];
            };
        };
        readonly responses: {
            /** @description Stored. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listWebhooks: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookPage"];
                };
            };
        };
    };
    readonly createWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewWebhook"];
            };
        };
        readonly responses: {
            /** @description Told from now on. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    readonly getWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The webhook. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly deleteWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookChange"];
            };
        };
        readonly responses: {
            /** @description Holds from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    readonly getWebhookSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The webhook and its secret. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    readonly rotateWebhookSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookRotation"];
            };
        };
        readonly responses: {
            /** @description Signs from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
        };
    };
    readonly pingWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the receiver made of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookPinged"];
                };
            };
        };
    };
    readonly listDeliveries: {
        readonly parameters: {
            readonly query?: {
                readonly status?: "waiting" | "delivered" | "dead" | "canceled";
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DeliveryPage"];
                };
            };
        };
    };
    readonly replayDeliveries: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                /** @description `callbacks` for the one through which messages tell their own `callbackUrl`. */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WebhookReplay"];
            };
        };
        readonly responses: {
            /** @description They wait to be sent. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReplayed"];
                };
            };
        };
    };
    readonly createEcho: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Usable as the `url` of a webhook and as the `callbackUrl` of a message. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EchoAddress"];
                };
            };
        };
    };
    readonly listEcho: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The last 50. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EchoPage"];
                };
            };
        };
    };
    readonly sendEcho: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly token: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** @description Kept. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listRoutes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Routes"];
                };
            };
        };
    };
    readonly createRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RouteDraft"];
            };
        };
        readonly responses: {
            /** @description The route. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Route"];
                };
            };
        };
    };
    readonly getRoutingHealth: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoutingHealth"];
                };
            };
        };
    };
    readonly explainRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ToExplain"];
            };
        };
        readonly responses: {
            /** @description Every route that was looked at, with its reasons. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Explanation"];
                };
            };
        };
    };
    readonly getRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The route. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Route"];
                };
            };
        };
    };
    readonly replaceRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RouteDraft"];
            };
        };
        readonly responses: {
            /** @description The route as it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Route"];
                };
            };
        };
    };
    readonly removeRoute: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Removed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listRouteVersions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Without `route` where it was removed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RouteVersions"];
                };
            };
        };
    };
    readonly getNumberLookup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its settings. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NumberLookup"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly setNumberLookup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NumberLookupDraft"];
            };
        };
        readonly responses: {
            /** @description In use from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NumberLookup"];
                };
            };
        };
    };
    readonly removeNumberLookup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The number ranges decide. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly tryNumberLookup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NumberLookupTrial"];
            };
        };
        readonly responses: {
            /** @description What came of it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NumberLookupTried"];
                };
            };
        };
    };
    readonly listPrefixSets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The one built in first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrefixSets"];
                };
            };
        };
    };
    readonly importPrefixes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PrefixImport"];
            };
        };
        readonly responses: {
            /** @description In use from now on. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PrefixSet"];
                };
            };
        };
    };
    readonly removePrefixes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Forgotten. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getNetwork: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly number: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The network, or the country alone. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Network"];
                };
            };
        };
    };
    readonly listPriceLists: {
        readonly parameters: {
            readonly query?: {
                readonly connection?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In force, past and announced. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PriceLists"];
                };
            };
        };
    };
    readonly importPrices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PriceImport"];
            };
        };
        readonly responses: {
            /** @description What would change; nothing has. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PricesCompared"];
                };
            };
            /** @description The list, and what it changes. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PricesImported"];
                };
            };
        };
    };
    readonly listPrices: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Prices"];
                };
            };
        };
    };
    readonly removePrices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was in force before is in force again. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly openSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSession"];
            };
        };
        readonly responses: {
            /** @description Signed in; the cookie is set. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly closeSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Signed out. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listSignInWays: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ways. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInWays"];
                };
            };
        };
    };
    readonly beginPasskeySession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Options for `navigator.credentials.get`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
        };
    };
    readonly beginSignOn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description There. */
            readonly 302: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly finishSignOn: {
        readonly parameters: {
            readonly query?: {
                readonly code?: string;
                readonly state?: string;
                readonly error?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Signed in; on to the dashboard. */
            readonly 302: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly setUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetUp"];
            };
        };
        readonly responses: {
            /** @description You are the owner, and signed in. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly lookAtInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InvitationToken"];
            };
        };
        readonly responses: {
            /** @description The invitation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationShown"];
                };
            };
        };
    };
    readonly acceptInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InvitationAccepted"];
            };
        };
        readonly responses: {
            /** @description A member, and signed in. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description You. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MeChange"];
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordChange"];
            };
        };
        readonly responses: {
            /** @description Changed. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly switchWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WorkspaceSwitch"];
            };
        };
        readonly responses: {
            /** @description The cookie is one for that workspace now. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly beginSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description For the app. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SecondFactor"];
                };
            };
        };
    };
    readonly confirmSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        readonly responses: {
            /** @description For when the phone is lost. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    readonly removeSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        readonly responses: {
            /** @description Removed, with its recovery codes. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listPasskeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasskeyList"];
                };
            };
        };
    };
    readonly addPasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewPasskey"];
            };
        };
        readonly responses: {
            /** @description The passkey. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Passkey"];
                };
            };
        };
    };
    readonly beginPasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Options for `navigator.credentials.create`. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewPasskeyChallenge"];
                };
            };
        };
    };
    readonly removePasskey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It signs nobody in any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionList"];
                };
            };
        };
    };
    readonly endSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Ended. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listMembers: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MemberPage"];
                };
            };
        };
    };
    readonly removeMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description They are out, and their sessions here ended. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeMember: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MemberChange"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Member"];
                };
            };
        };
    };
    readonly listInvitations: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationPage"];
                };
            };
        };
    };
    readonly createInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewInvitation"];
            };
        };
        readonly responses: {
            /** @description The invitation. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationMade"];
                };
            };
        };
    };
    readonly revokeInvitation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Its link is no longer good. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listWorkspaces: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspacePage"];
                };
            };
        };
    };
    readonly createWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewWorkspace"];
            };
        };
        readonly responses: {
            /** @description The workspace. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Workspace"];
                };
            };
        };
    };
    readonly getWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The workspace. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description It is as the `If-None-Match` of the request says. */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeWorkspace: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Workspace"];
                };
            };
        };
    };
    readonly listWorkspaceKeys: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyPage"];
                };
            };
        };
    };
    readonly createWorkspaceKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewKey"];
            };
        };
        readonly responses: {
            /** @description The key; it cannot be shown again. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    readonly revokeWorkspaceKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listActions: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    readonly verifyActions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was found. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuditVerdict"];
                };
            };
        };
    };
    readonly watchEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description `message.delivered,message.received`, `message.*`, `*` */
                readonly types?: string;
                /** @description The id of the last event that is known; with `types`. */
                readonly after?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stream. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
        };
    };
    readonly getOpenapi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description OpenAPI 3.1. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly openapi: string;
                    } & {
                        readonly [key: string]: unknown;
                    };
                };
            };
        };
    };
}
