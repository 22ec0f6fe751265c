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
        /**
         * See what sending a message would come to; nothing is sent
         * @description For one number: its segments, price and way, and whether it would be refused, stopped or kept back. For many: how many of them, by reason. Consent, quiet hours, caps and countries are asked as sending asks them, and nothing is kept of it.
         */
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
    readonly "/v1/retention": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How long messages and their texts are kept
         * @description A setting of the installation: `ONESIXTY_KEEP_MESSAGES_DAYS`, `ONESIXTY_KEEP_TEXTS_DAYS`, `ONESIXTY_KEEP_CODES`.
         */
        readonly get: operations["getRetention"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/statistics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How many messages were sent and what became of them, over time or by country
         * @description Counted when it happens and added up every other second, so that it is quick however many messages there are. Minutes are kept for two days, hours for two months, days (of UTC) for three years; moments at which nothing happened are left out. A test key sees test messages, a live key live ones.
         */
        readonly get: operations["getStatistics"];
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
         * @description Beside its scopes it can be restricted to senders, addresses, a time, a rate and parts a day.
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
    readonly "/v1/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what keys of the workspace asked of late, the newest first
         * @description The last 1,000 since the server started. A test key hears of test keys alone.
         */
        readonly get: operations["listRequests"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
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
    readonly "/v1/campaigns": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List campaigns, the newest first */
        readonly get: operations["listCampaigns"];
        readonly put?: never;
        /**
         * Write a campaign
         * @description A draft: nothing is sent before it is started. Recipients named twice get it once.
         */
        readonly post: operations["createCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show a campaign, with its counts as they are */
        readonly get: operations["getCampaign"];
        readonly put?: never;
        readonly post?: never;
        /** Delete a draft */
        readonly delete: operations["deleteCampaign"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a campaign
         * @description A draft in all; what is paused in the texts that the rest gets; what runs in its speed. Whoever agreed to it before has to agree again.
         */
        readonly patch: operations["changeCampaign"];
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/recipients": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List recipients in order of their numbers, and what became of each */
        readonly get: operations["listCampaignRecipients"];
        readonly put?: never;
        /**
         * Add recipients to a draft
         * @description As often as needed, for as many as there are. What cannot be a number is kept, and counted as excluded.
         */
        readonly post: operations["addCampaignRecipients"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Go through the whole audience, with nothing sent
         * @description Who is in, who is not and why; parts, cost, when it will be done; characters that make it dear; some of the texts.
         */
        readonly post: operations["previewCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send it to some numbers as a test
         * @description With the details of its first recipient; not counted.
         */
        readonly post: operations["testCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start a campaign
         * @description At once or at its time; where somebody else has to agree first, it is `in_review`.
         */
        readonly post: operations["startCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/undo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Undo the start of a campaign
         * @description While it is `scheduled`: nothing of it has left, and it is a draft again.
         */
        readonly post: operations["undoCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Agree to a campaign
         * @description By somebody who neither wrote nor changed it. A key that they made counts as they do.
         */
        readonly post: operations["approveCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/pause": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pause a campaign
         * @description What waits to be sent stands still as well; what operators have is not taken back.
         */
        readonly post: operations["pauseCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a paused campaign go on */
        readonly post: operations["resumeCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Cancel what has not been sent
         * @description The counts say exactly how many were sent.
         */
        readonly post: operations["cancelCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/choose": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say which variant the rest gets
         * @description Whatever the numbers say; while variants are tried.
         */
        readonly post: operations["chooseCampaignVariant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/reject": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a campaign back to its author */
        readonly post: operations["rejectCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/trigger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a triggered campaign to some people
         * @description Nobody gets it twice.
         */
        readonly post: operations["triggerCampaign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/report": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What became of a campaign */
        readonly get: operations["getCampaignReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/report.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One line for each recipient */
        readonly get: operations["getCampaignCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/{id}/share": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a link that shows its report
         * @description In the place of an earlier one.
         */
        readonly post: operations["shareCampaign"];
        /** Take the link back */
        readonly delete: operations["unshareCampaign"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaigns/shared/{token}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The report that a link shows */
        readonly get: operations["getSharedReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/campaign-policy": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** When somebody else has to agree */
        readonly get: operations["getCampaignPolicy"];
        /** Say when somebody else has to agree */
        readonly put: operations["setCampaignPolicy"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List what people agreed to and withdrew, the newest first */
        readonly get: operations["listConsents"];
        readonly put?: never;
        /**
         * Record that somebody agreed, or withdrew it
         * @description Nothing is ever changed in the ledger: how things stand follows from the facts.
         */
        readonly post: operations["addConsent"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take over opt-ins and opt-outs from another system
         * @description A row that cannot be read refuses all of them, with its line.
         */
        readonly post: operations["importConsents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Walk the whole ledger and make every mark anew */
        readonly get: operations["verifyConsents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents/rules": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Show at which hours people may be written to, by country, and where that was found
         * @description Orientation, not advice.
         */
        readonly get: operations["listCountryRules"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show which rules of consent the workspace keeps */
        readonly get: operations["getConsentSettings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /**
         * Change which rules of consent the workspace keeps
         * @description Without `quietHours`, what they hold goes on: a page at a time, each judged once more before it leaves.
         */
        readonly patch: operations["changeConsentSettings"];
        readonly trace?: never;
    };
    readonly "/v1/consents/{number}/proof": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everything that is known of one person’s consent, as one file */
        readonly get: operations["getConsentProof"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/consents/{number}": {
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
         * Erase what is known of a person, but for a keyed hash by which they are never written to again
         * @description Their contact, what was said with them, the ledger’s details. A message that is under way comes to its end first.
         */
        readonly delete: operations["eraseConsents"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/suppressions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List who is not to be written to, whatever they say */
        readonly get: operations["listSuppressions"];
        readonly put?: never;
        /**
         * Never write to a number again
         * @description Codes in the lane `otp` go to it none the less.
         */
        readonly post: operations["addSuppression"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/suppressions/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Let a number be written to again */
        readonly delete: operations["liftSuppression"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reviews": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List texts that may mean STOP, the oldest first
         * @description Bulk messages to their senders wait until somebody has decided.
         */
        readonly get: operations["listReviews"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/reviews/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say what a text meant */
        readonly post: operations["decideReview"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/conversations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List conversations with people who wrote, the latest text from a person first */
        readonly get: operations["listConversations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/conversations/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show one conversation with what was said, the newest first */
        readonly get: operations["getConversation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Say who looks after a conversation, or that it is done */
        readonly patch: operations["changeConversation"];
        readonly trace?: never;
    };
    readonly "/v1/conversations/{number}/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Mark a conversation as read */
        readonly post: operations["readConversation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keywords": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List keywords, the oldest first */
        readonly get: operations["listKeywords"];
        readonly put?: never;
        /** Do something when people text a word to a number of yours */
        readonly post: operations["addKeyword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keywords/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Show one keyword */
        readonly get: operations["getKeyword"];
        readonly put?: never;
        readonly post?: never;
        /** Let a word mean nothing any more */
        readonly delete: operations["removeKeyword"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/forms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List sign-up forms, the oldest first */
        readonly get: operations["listForms"];
        readonly put?: never;
        /**
         * Make a page on which people sign up
         * @description Each entry is recorded with the wording, the address it came from and the page.
         */
        readonly post: operations["addForm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/forms/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a form off its page */
        readonly delete: operations["removeForm"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/f/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The page of a sign-up form */
        readonly get: operations["readForm"];
        readonly put?: never;
        /** Sign up by a form */
        readonly post: operations["signUpByForm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/f/{id}/qr.svg": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A code that opens the text, or the page, on a phone */
        readonly get: operations["readFormCode"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
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
    readonly "/v1/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All plans */
        readonly get: operations["listPlans"];
        readonly put?: never;
        /**
         * Make a plan
         * @description Its prices are brought with `POST /v1/prices`. A workspace pays by it once it is given to it; one without a plan is free.
         */
        readonly post: operations["createPlan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/plans/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a plan that nobody has, with its prices */
        readonly delete: operations["removePlan"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a plan
         * @description Holds for what is accepted or ends from now on.
         */
        readonly patch: operations["changePlan"];
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}/plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How a workspace pays */
        readonly get: operations["getWorkspacePlan"];
        /**
         * Let a workspace pay by a plan
         * @description Workspaces below it that have no plan of their own spend from its account.
         */
        readonly put: operations["setWorkspacePlan"];
        readonly post?: never;
        /** Let a workspace be free, or pay with the one above */
        readonly delete: operations["removeWorkspacePlan"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Price lists of plans, the one that begins last first */
        readonly get: operations["listSellPriceLists"];
        readonly put?: never;
        /**
         * Bring the price list of a plan
         * @description Of the prices that fit a message the one of the longest prefix counts, then network, country code, country, and one without any; then the longest sender, then the traffic, then the one that came into force last. What no price fits is refused. A network that is not known costs the most that one of its country does. One row for each country makes a plan with one price per country.
         */
        readonly post: operations["importSellPrices"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prices/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The prices of a list */
        readonly get: operations["listSellPrices"];
        readonly put?: never;
        readonly post?: never;
        /** Take a price list back */
        readonly delete: operations["removeSellPrices"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prices/{id}/csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The prices of a list as CSV, as they can be brought again */
        readonly get: operations["exportSellPrices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/pricing": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What you pay, as CSV
         * @description The list in force of your plan. Its ETag tells when it has changed.
         */
        readonly get: operations["getPricing"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/rates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rates between currencies, the one that was brought last first */
        readonly get: operations["listRates"];
        readonly put?: never;
        /**
         * Bring rates between currencies
         * @description The one that came into force last counts, either way about; of two for one moment the one that was brought last. None is ever changed or removed. A price is converted for one part, at the moment of acceptance, exactly, and rounded once to the millionth, half away from nothing; the rate is kept with the message.
         */
        readonly post: operations["bringRates"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/messages/{id}/charge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a message is charged, and by which rate */
        readonly get: operations["getCharge"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/conversions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What campaigns or tags cost, and what each conversion did */
        readonly get: operations["getReturns"];
        readonly put?: never;
        /**
         * Tell what a message led to
         * @description Counts once for a message and a name, however often it is told; for its campaign and each of its tags, on the day on which the message ended. With a `worth` the person bought: their timeline says so, and segments ask for it.
         */
        readonly post: operations["tellConversion"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What your account has */
        readonly get: operations["getBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ledger": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What was booked on your account, newest first
         * @description Messages are booked when they end, many at once.
         */
        readonly get: operations["listEntries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What you used, by country and price, by tag or by campaign
         * @description Counts what left or was charged, nothing that was canceled, blocked or refused. A message counts for each of its tags. Beyond 2,000 different tags or campaigns in a day the rest is added up under an empty one.
         */
        readonly get: operations["getUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/margin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What customers paid and operators charged, by workspace and country
         * @description Costs in another currency than that of the account are converted by the rate of the moment in which the message ended; where there is none they do not count.
         */
        readonly get: operations["getMargin"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/workspaces/{id}/entries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Book a top-up, a payment or a correction
         * @description What waits for money is released at once, as far as it is covered then.
         */
        readonly post: operations["bookEntry"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/budgets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your budgets, and what is spent of them */
        readonly get: operations["listBudgets"];
        readonly put?: never;
        /**
         * Set a budget
         * @description Counts what is accepted from now on, in the very moment it is; it stops at the exact amount. What never left comes back to it while its window lasts, what left and came to nothing does not. At 50, 80 and 95 % the event `budget.threshold` tells, at its end `budget.stopped`.
         */
        readonly post: operations["createBudget"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/destinations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Where you send to at all */
        readonly get: operations["getDestinations"];
        /** Name the countries that you send to, and how many codes an hour go to neighbouring numbers */
        readonly put: operations["setDestinations"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/budgets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a budget */
        readonly delete: operations["removeBudget"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a budget
         * @description Raised, it lets go what waits for it.
         */
        readonly patch: operations["changeBudget"];
        readonly trace?: never;
    };
    readonly "/v1/invoices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Your invoices, newest first; for the house, those of all */
        readonly get: operations["listInvoices"];
        readonly put?: never;
        /**
         * Make the invoice of a month that is over
         * @description One for each currency that was paid in; that of the plan is answered and names the others. Numbers follow each other without a gap. Asked for again, the same ones are answered.
         */
        readonly post: operations["makeInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invoices/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What the invoice of the running month comes to so far
         * @description Fees of the month, and what ended in it until now, by UTC; it has no number, and nothing is kept of it.
         */
        readonly get: operations["previewInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invoices/{number}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice with its lines */
        readonly get: operations["getInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invoices/{number}/csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The lines of an invoice as CSV */
        readonly get: operations["getInvoiceCsv"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/invoices/{number}/pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice as PDF */
        readonly get: operations["getInvoicePdf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
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
    readonly "/v1/contacts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List contacts, the oldest first
         * @description All of them, or those of a list, a tag, a segment, a country or a language, or whom words match. A page may be short, or empty, where looking took long: `nextCursor` goes on.
         */
        readonly get: operations["listContacts"];
        readonly put?: never;
        /**
         * Make a contact
         * @description A number is one contact. To make or change, whichever it is: `POST /v1/contacts/batch` or the id of your own system.
         */
        readonly post: operations["createContact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Count contacts, in a bounded time */
        readonly get: operations["countContacts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All contacts, or those that match, as CSV */
        readonly get: operations["exportContacts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/batch": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make or change many contacts
         * @description Each is told what became of it, in order; what is wrong with one keeps no other back.
         */
        readonly post: operations["upsertContacts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a contact */
        readonly get: operations["getContact"];
        readonly put?: never;
        readonly post?: never;
        /** Take a contact away, with its timeline */
        readonly delete: operations["deleteContact"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change a contact
         * @description What is not named stays. Tags are named all together.
         */
        readonly patch: operations["changeContact"];
        readonly trace?: never;
    };
    readonly "/v1/contacts/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make two contacts one
         * @description What this one lacks comes from the other; lists, tags, ids and the timeline of both are kept. The other is no more.
         */
        readonly post: operations["mergeContacts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/{id}/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happened with a contact, the newest first */
        readonly get: operations["listContactActivity"];
        readonly put?: never;
        /**
         * Say what else happened with a contact
         * @description What a shop or a page of yours knows: segments ask for it. It is written a moment later.
         */
        readonly post: operations["addContactActivity"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contacts/by-external-id/{system}/{external}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a contact by the id of another system */
        readonly get: operations["getContactByExternalId"];
        /**
         * Make or change a contact by the id of another system
         * @description Who has the id already, or else the number, is changed; somebody new needs a number.
         */
        readonly put: operations["putContactByExternalId"];
        readonly post?: never;
        /** Take a contact away by the id of another system */
        readonly delete: operations["deleteContactByExternalId"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contact-fields": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the own fields of contacts */
        readonly get: operations["listContactFields"];
        readonly put?: never;
        /** Give contacts a field */
        readonly post: operations["createContactField"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/contact-fields/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a field away, with all that stands in it */
        readonly delete: operations["deleteContactField"];
        readonly options?: never;
        readonly head?: never;
        /** Rename a field, or change its choices */
        readonly patch: operations["changeContactField"];
        readonly trace?: never;
    };
    readonly "/v1/lists": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the lists of contacts, the oldest first */
        readonly get: operations["listLists"];
        readonly put?: never;
        /** Make a list */
        readonly post: operations["createList"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/lists/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a list
         * @description Its contacts: `GET /v1/contacts?list=…`.
         */
        readonly get: operations["getList"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a list away
         * @description Its contacts stay.
         */
        readonly delete: operations["deleteList"];
        readonly options?: never;
        readonly head?: never;
        /** Rename a list */
        readonly patch: operations["changeList"];
        readonly trace?: never;
    };
    readonly "/v1/lists/{id}/members": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put contacts into a list, and take them out
         * @description At most 10000 each.
         */
        readonly post: operations["changeListMembers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the tags that contacts bear or bore */
        readonly get: operations["listTags"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/segments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List segments, the oldest first */
        readonly get: operations["listSegments"];
        readonly put?: never;
        /**
         * Make a segment
         * @description A rule that cannot be answered is refused with the place that is wrong.
         */
        readonly post: operations["createSegment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/segments/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Count whom a rule fits, while it is built */
        readonly post: operations["countSegment"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/segments/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read a segment
         * @description Its contacts: `GET /v1/contacts?segment=…`.
         */
        readonly get: operations["getSegment"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Take a segment away
         * @description Its contacts stay.
         */
        readonly delete: operations["deleteSegment"];
        readonly options?: never;
        readonly head?: never;
        /** Change a segment */
        readonly patch: operations["changeSegment"];
        readonly trace?: never;
    };
    readonly "/v1/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List imports, the newest first */
        readonly get: operations["listImports"];
        readonly put?: never;
        /**
         * Begin an import of contacts
         * @description Then put its file, look at it, and start it.
         */
        readonly post: operations["createImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Put the next piece of the file
         * @description The octets of a CSV or XLSX file, at most 16 MB at once and 1000 MB in all. `offset` is how many are there already; after a cut line, read `bytes` of the import and go on there.
         */
        readonly put: operations["putImportFile"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read how far an import is */
        readonly get: operations["getImport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Look at the file: its columns, what they seem to be, its first rows */
        readonly post: operations["previewImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/start": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Start an import, or try it
         * @description It runs in the background, and goes on after a restart. A dry run touches nobody; its errors can be read, and it can be started again.
         */
        readonly post: operations["startImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Stop an import
         * @description What it did stays, and can be undone.
         */
        readonly post: operations["cancelImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/undo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take an import back
         * @description For 30 days. Whom it made goes, whom it overwrote is as before; who was changed since stays as they are.
         */
        readonly post: operations["undoImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/imports/{id}/errors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The rows that were not taken, with their lines and reasons */
        readonly get: operations["getImportErrors"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
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
         * @description Server-sent events. `messages`: {"messages":[{id,to,from,status,text?,at,possibleDuplicate?}],"skipped":n}; a test key hears of test messages alone. `handset`: the same with the messages of virtual phones and their `number`. `counters`: once a second. Both only for the workspace that the installation was made with. `conversations`: somebody wrote, or a conversation was read, closed or taken; {} says no more. Batches come at most every 100 ms with at most 200 rows, the latest; `skipped` says how many were left out.
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
         *       "data": [
         *         {
         *           "id": "act_01kb3nq2s00000g",
         *           "kind": "got",
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "subject": "msg_01kb3nq2s00000g"
         *         }
         *       ]
         *     }
         */
        readonly ActivityPage: {
            readonly data: readonly {
                readonly id: string;
                /** @description `sent`, `got`, `failed`, `replied`, `clicked`, `bought`, `joined`, `left`, `consent`, `blocked` … */
                readonly kind: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly at: string;
                /** @description The message, campaign, link, list or entry of the ledger it is about. */
                readonly subject?: string;
                readonly detail?: string;
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "req_01kb3nq2s00000g",
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "method": "POST",
         *       "path": "/v1/messages",
         *       "status": 422,
         *       "code": "invalid_recipient",
         *       "param": "/to",
         *       "tookMs": 1.4,
         *       "key": "key_01kb3nq2s00000h",
         *       "address": "192.0.2.7",
         *       "fields": [
         *         "to",
         *         "text"
         *       ]
         *     }
         */
        readonly Asked: {
            /** @description As in the header `X-Request-Id` of the answer. */
            readonly id: string;
            /** Format: date-time */
            readonly at: string;
            readonly method: string;
            /** @description Without the query; phone numbers are left out. */
            readonly path: string;
            readonly status: number;
            /** @description Of the problem that was answered. */
            readonly code?: string;
            /** @description The field at fault. */
            readonly param?: string;
            readonly tookMs: number;
            /** @description Which key; absent for the one that was given to the server from outside. */
            readonly key?: string;
            readonly address: string;
            readonly agent?: string;
            /** @description Names of the fields of the body. What stood in them is not kept. */
            readonly fields?: readonly string[];
        };
        /**
         * @example {
         *       "data": []
         *     }
         */
        readonly AskedPage: {
            readonly data: readonly components["schemas"]["Asked"][];
            readonly nextCursor?: string;
        };
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
         * @example {
         *       "charged": true,
         *       "payer": "wsp_01kb3nq2s00000g",
         *       "plan": {
         *         "id": "pln_01kb3nq2s00000g",
         *         "name": "Shops"
         *       },
         *       "payment": "prepaid",
         *       "available": {
         *         "amount": "41.1736",
         *         "currency": "EUR"
         *       },
         *       "reserved": {
         *         "amount": "0.0832",
         *         "currency": "EUR"
         *       },
         *       "credit": {
         *         "amount": "0.00",
         *         "currency": "EUR"
         *       },
         *       "includedLeft": 0
         *     }
         */
        readonly Balance: {
            /** @description False for a workspace that is free. */
            readonly charged: boolean;
            /** @description The workspace whose account it is: yours, or the one above. */
            readonly payer?: string;
            readonly plan?: {
                readonly id: string;
                readonly name: string;
            };
            /** @enum {string} */
            readonly payment?: "prepaid" | "postpaid";
            /** @description What may still be spent, without credit. Below nothing when it is owed. */
            readonly available?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description For messages under way. */
            readonly reserved?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            readonly credit?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Parts of this month that are still free. */
            readonly includedLeft?: number;
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
            /** @description Of all accepted messages together; absent where nothing is charged. */
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
            readonly messages: readonly ({
                readonly id: string;
                readonly to: string;
                readonly status: components["schemas"]["Status"];
                /** @description Why it is held or blocked. */
                readonly reason?: string;
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
            /** @description Of all accepted messages together; absent where nothing is charged. */
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
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
                /** @description Why it is held or blocked. */
                readonly reason?: string;
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
         * @example {
         *       "data": [
         *         {
         *           "id": "rat_01kb3nq2s00000g",
         *           "base": "USD",
         *           "quote": "EUR",
         *           "rate": "0.9215",
         *           "validFrom": "2026-11-22T00:00:00.000Z",
         *           "source": "ECB",
         *           "createdAt": "2026-11-22T16:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly BroughtRates: {
            readonly data: readonly {
                readonly id: string;
                readonly base: string;
                readonly quote: string;
                readonly rate: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly validFrom: string;
                readonly source: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly createdAt: string;
                readonly createdBy?: string;
            }[];
        };
        /**
         * @example {
         *       "id": "bdg_01kb3nq2s00000g",
         *       "name": "A day",
         *       "window": "day",
         *       "reached": "refuse",
         *       "limit": {
         *         "amount": "100.00",
         *         "currency": "EUR"
         *       },
         *       "spent": {
         *         "amount": "12.48",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly Budget: {
            readonly id: string;
            readonly name: string;
            /**
             * @description By UTC; `total` never begins anew.
             * @enum {string}
             */
            readonly window: "hour" | "day" | "month" | "total";
            /** @description What this API key sends, alone. */
            readonly key?: string;
            readonly campaign?: string;
            readonly country?: string;
            /**
             * @description `hold`: bulk beyond it waits. Everything else is refused.
             * @enum {string}
             */
            readonly reached: "refuse" | "hold";
            readonly limit: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description In the window that is now. */
            readonly spent: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
        };
        /**
         * @example {
         *       "limit": {
         *         "amount": "200.00",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly BudgetChange: {
            readonly name?: string;
            readonly limit?: {
                readonly amount: string;
                readonly currency: string;
            };
            /**
             * @description `hold`: bulk beyond it waits. Everything else is refused.
             * @enum {string}
             */
            readonly reached?: "refuse" | "hold";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "bdg_01kb3nq2s00000g",
         *           "name": "A day",
         *           "window": "day",
         *           "reached": "refuse",
         *           "limit": {
         *             "amount": "100.00",
         *             "currency": "EUR"
         *           },
         *           "spent": {
         *             "amount": "12.48",
         *             "currency": "EUR"
         *           }
         *         }
         *       ]
         *     }
         */
        readonly Budgets: {
            readonly data: readonly components["schemas"]["Budget"][];
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
         *       "id": "cmp_01kb3nq2s00000g",
         *       "state": "draft",
         *       "mode": "live",
         *       "version": 1,
         *       "name": "Opening",
         *       "text": "Hi {{ first_name | default: \"there\" }}, we open on Saturday.",
         *       "from": "SHOP",
         *       "counts": {
         *         "audience": 2,
         *         "sent": 1,
         *         "inFlight": 0,
         *         "waiting": 0,
         *         "canceled": 0,
         *         "failed": 0,
         *         "excluded": 1,
         *         "duplicates": 0,
         *         "reasons": {
         *           "missing_field": 1
         *         },
         *         "delivered": 1,
         *         "undelivered": 0,
         *         "replied": 0,
         *         "optedOut": 0,
         *         "parts": 1
         *       },
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Campaign: {
            readonly name: string;
            /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
            readonly text: string;
            /** @description By language of the recipient: `nl`, `pt-BR`. */
            readonly texts?: {
                readonly [key: string]: string;
            };
            readonly from: string;
            /** @description By country of the number. */
            readonly senders?: {
                readonly [key: string]: string;
            };
            readonly audience?: {
                readonly lists?: readonly string[];
                readonly segments?: readonly string[];
            };
            /** @description Two-letter country whose national writing of numbers is understood. */
            readonly country?: string;
            /**
             * @description The audience agreed already; kept in the ledger of consent, with your wording.
             * @constant
             */
            readonly consent?: "existing";
            readonly consentWording?: string;
            /** @description For those alone who are old enough for it where they live, by the ages of `GET /v1/consents/rules`; of a country without one, by the highest. Whose age is not known gets nothing. */
            readonly age?: {
                /** @enum {string} */
                readonly category: "alcohol";
                /** @description A date of birth as YYYY-MM-DD, or an age in years. */
                readonly field: string;
            };
            readonly tags?: readonly string[];
            readonly validity?: number;
            readonly maxSegments?: number;
            /** @description Parts of messages a second, the whole campaign. */
            readonly perSecond?: number;
            readonly schedule?: components["schemas"]["CampaignSchedule"];
            readonly ramp?: components["schemas"]["CampaignRamp"];
            readonly split?: components["schemas"]["CampaignSplit"];
            /** @description Is not sent to an audience, but to each recipient that a trigger names. */
            readonly triggered?: boolean;
            /** @description Letters that cost a part are written without accents, where that saves one. */
            readonly fold?: boolean;
            /** @description Texts that come later, each a campaign of its own that is made when this one begins. */
            readonly followUps?: readonly components["schemas"]["CampaignFollowUp"][];
            readonly id: string;
            /** @enum {string} */
            readonly state: "draft" | "in_review" | "scheduled" | "running" | "paused" | "finishing" | "finished" | "canceled" | "failed";
            readonly reason?: string;
            /** @enum {string} */
            readonly mode: "test" | "live";
            readonly version: number;
            readonly counts: components["schemas"]["CampaignCounts"];
            /** @description Of `inFlight`, those that wait for something else than their turn, by reason: `quiet_hours`, `budget`, `cap`, `review`. */
            readonly held?: {
                readonly [key: string]: {
                    readonly count: number;
                    /**
                     * Format: date-time
                     * @description When the last of them may go.
                     */
                    readonly until?: string;
                };
            };
            /** @description What keeps it from going on; it goes on by itself. */
            readonly trouble?: {
                readonly code: string;
                readonly detail: string;
                /** Format: date-time */
                readonly since: string;
            } & {
                readonly [key: string]: unknown;
            };
            readonly author?: string;
            readonly approvedBy?: string;
            readonly recurrenceOf?: string;
            /** @description The campaigns that its follow-ups are. */
            readonly followedBy?: readonly string[];
            readonly followUpOf?: string;
            /** @description Which variant the rest gets. */
            readonly decided?: {
                /** @description None: no difference was shown. */
                readonly variant?: string;
                /** Format: date-time */
                readonly at: string;
                readonly by?: string;
            };
            /** Format: date-time */
            readonly createdAt: string;
            /** Format: date-time */
            readonly dueAt?: string;
            /** Format: date-time */
            readonly startedAt?: string;
            /** Format: date-time */
            readonly finishedAt?: string;
        };
        /**
         * @example {
         *       "variant": "short"
         *     }
         */
        readonly CampaignChoice: {
            readonly variant: string;
        };
        readonly CampaignCounts: {
            /** @description `sent`, `inFlight`, `waiting`, `canceled`, `failed` and `excluded` together, always. */
            readonly audience: number;
            /** @description An operator took it. */
            readonly sent: number;
            readonly inFlight: number;
            readonly waiting: number;
            readonly canceled: number;
            /** @description Ended before an operator took it. */
            readonly failed: number;
            readonly excluded: number;
            /** @description Named twice, and sent once. */
            readonly duplicates: number;
            readonly reasons: {
                readonly [key: string]: number;
            };
            readonly delivered: number;
            readonly undelivered: number;
            readonly replied: number;
            readonly optedOut: number;
            readonly parts: number;
        };
        /**
         * @description What is left out stays; null takes it away.
         * @example {
         *       "name": "Opening day"
         *     }
         */
        readonly CampaignEdit: {
            readonly name?: string;
            /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
            readonly text?: string;
            readonly from?: string;
            readonly texts?: {
                readonly [key: string]: string;
            } | null;
            readonly senders?: {
                readonly [key: string]: string;
            } | null;
            readonly audience?: {
                readonly lists?: readonly string[];
                readonly segments?: readonly string[];
            } | null;
            readonly country?: string | null;
            readonly consent?: "existing" | null;
            readonly consentWording?: string | null;
            readonly age?: {
                /** @enum {string} */
                readonly category: "alcohol";
                /** @description A date of birth as YYYY-MM-DD, or an age in years. */
                readonly field: string;
            } | null;
            readonly tags?: readonly string[] | null;
            readonly validity?: number | null;
            readonly maxSegments?: number | null;
            readonly perSecond?: number | null;
            readonly schedule?: components["schemas"]["CampaignScheduleInput"] | null;
            readonly ramp?: components["schemas"]["CampaignRampInput"] | null;
            readonly split?: components["schemas"]["CampaignSplitInput"] | null;
            readonly triggered?: boolean | null;
            readonly fold?: boolean | null;
            readonly followUps?: readonly components["schemas"]["CampaignFollowUp"][] | null;
        };
        readonly CampaignFollowUp: {
            /** @description After the message before was handed over. */
            readonly afterMinutes: number;
            /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
            readonly text: string;
            readonly texts?: {
                readonly [key: string]: string;
            };
            /**
             * @description To those whose message before had arrived by then, or had not.
             * @enum {string}
             */
            readonly only?: "delivered" | "not_delivered";
            /** @description Without it, not to those who replied. Who said STOP gets none. */
            readonly evenIfReplied?: boolean;
        };
        readonly CampaignPage: {
            readonly data: readonly components["schemas"]["Campaign"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "recipients": 1000,
         *       "cost": {
         *         "amount": "100.00",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly CampaignPolicy: {
            /** @description Campaigns for more people need the agreement of somebody who did not write them. */
            readonly recipients?: number | null;
            /** @description The same for campaigns that may cost more than this, or that cost in another currency. */
            readonly cost?: {
                readonly amount: string;
                readonly currency: string;
            } | null;
        };
        readonly CampaignPreview: {
            readonly recipients: number;
            readonly duplicates: number;
            readonly excluded: {
                readonly [key: string]: {
                    readonly count: number;
                    readonly examples: readonly {
                        readonly to: string;
                        readonly name?: string;
                        readonly detail: string;
                    }[];
                };
            };
            readonly parts: number;
            /** @description Recipients by the number of parts that each takes. */
            readonly segments: {
                readonly [key: string]: number;
            };
            readonly countries: readonly {
                readonly country: string;
                readonly recipients: number;
                readonly parts: number;
                readonly low?: {
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly high?: {
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            readonly cost: readonly {
                readonly low: {
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly high: {
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            readonly unpriced: number;
            readonly costly: readonly {
                readonly characters: readonly string[];
                readonly recipients: number;
                readonly partsSaved: number;
                /** @description Also with `fold`. */
                readonly foldable: boolean;
                readonly saving?: {
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly detail: string;
            }[];
            /** @description Of the recipients, those who get it later, by reason. */
            readonly held: {
                readonly [key: string]: {
                    readonly count: number;
                    /**
                     * Format: date-time
                     * @description When the last of them is sent.
                     */
                    readonly until?: string;
                    readonly detail: string;
                };
            };
            /** @description What follows, if everybody gets it; not in the sums above. */
            readonly followUps: readonly {
                readonly recipients: number;
                readonly parts: number;
                readonly cost: readonly {
                    readonly low: {
                        readonly amount: string;
                        readonly currency: string;
                    };
                    readonly high: {
                        readonly amount: string;
                        readonly currency: string;
                    };
                }[];
            }[];
            /** @description Written without accents, and the parts that this saves. */
            readonly folded: {
                readonly recipients: number;
                readonly parts: number;
            };
            /** @description Details that its text names and nobody has; `meant` is the nearest that somebody has. */
            readonly unknownFields: readonly {
                readonly field: string;
                readonly meant?: string;
            }[];
            /** @description What there is for it now; absent where nothing is charged. */
            readonly money?: {
                /** @description With the credit. */
                readonly available: {
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description Of the budget that covers the least of it. */
                readonly budgetLeft?: {
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description What is missing, if everything costs the most it may. */
                readonly short?: {
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly detail?: string;
            };
            /** @description It is sent either way. */
            readonly warnings: readonly {
                /** @enum {string} */
                readonly code: "short_of_money" | "no_reply";
                readonly detail: string;
            }[];
            /** Format: date-time */
            readonly finishesAt: string;
            readonly shortest?: {
                readonly to: string;
                readonly text: string;
                readonly segments: number;
            };
            readonly longest?: {
                readonly to: string;
                readonly text: string;
                readonly segments: number;
            };
            readonly some: readonly {
                readonly to: string;
                readonly text: string;
                readonly segments: number;
            }[];
            readonly variants: {
                readonly [key: string]: number;
            };
        };
        /** @description First a few, then more, then all; it halts by itself when too many messages fail or too many people ask for silence. */
        readonly CampaignRamp: {
            /**
             * @description Shares of the audience, in percent.
             * @default [
             *       1,
             *       10,
             *       100
             *     ]
             */
            readonly steps: readonly number[];
            /** @default 10 */
            readonly failedPercent: number;
            /** @default 2 */
            readonly optOutPercent: number;
            /** @default 300 */
            readonly waitSeconds: number;
        };
        /** @description First a few, then more, then all; it halts by itself when too many messages fail or too many people ask for silence. */
        readonly CampaignRampInput: {
            /**
             * @description Shares of the audience, in percent.
             * @default [
             *       1,
             *       10,
             *       100
             *     ]
             */
            readonly steps: readonly number[];
            /** @default 10 */
            readonly failedPercent: number;
            /** @default 2 */
            readonly optOutPercent: number;
            /** @default 300 */
            readonly waitSeconds: number;
        };
        readonly CampaignRecipientPage: {
            readonly data: readonly {
                readonly to: string;
                /** @description `waiting`, `excluded` or the status of the message. */
                readonly status: string;
                readonly reason?: string;
                readonly message?: string;
                readonly segments?: number;
                /** Format: date-time */
                readonly submittedAt?: string;
                /** Format: date-time */
                readonly finishedAt?: string;
                /** @description Of the campaign, when it was handed over. */
                readonly version: number;
            }[];
            readonly nextCursor?: string;
        };
        readonly CampaignRecipientsAdded: {
            readonly added: number;
            readonly duplicates: number;
            readonly invalid: number;
        };
        /**
         * @example {
         *       "recipients": [
         *         {
         *           "to": "+31612345678",
         *           "fields": {
         *             "first_name": "Ada"
         *           },
         *           "language": "nl"
         *         },
         *         {
         *           "to": "+31612345679"
         *         }
         *       ]
         *     }
         */
        readonly CampaignRecipients: {
            readonly recipients: readonly {
                readonly to: string;
                readonly fields?: {
                    readonly [key: string]: string;
                };
                readonly language?: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone?: string;
            }[];
        };
        /**
         * @example {
         *       "reason": "The price is wrong."
         *     }
         */
        readonly CampaignRejection: {
            readonly reason: string;
        };
        readonly CampaignReport: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly state: "draft" | "in_review" | "scheduled" | "running" | "paused" | "finishing" | "finished" | "canceled" | "failed";
            /** Format: date-time */
            readonly startedAt?: string;
            /** Format: date-time */
            readonly finishedAt?: string;
            readonly counts: components["schemas"]["CampaignCounts"];
            readonly countries: readonly {
                readonly country: string;
                readonly messages: number;
                readonly delivered: number;
                readonly failed: number;
                readonly parts: number;
                readonly cost?: {
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            readonly operators: readonly {
                readonly country: string;
                readonly operator: string;
                readonly messages: number;
                readonly delivered: number;
                readonly failed: number;
                readonly parts: number;
                readonly cost?: {
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            readonly overTime: readonly {
                /** Format: date-time */
                readonly at: string;
                readonly submitted: number;
                readonly delivered: number;
            }[];
            readonly failures: readonly {
                readonly status: string;
                readonly code: string;
                readonly detail: string;
                readonly messages: number;
            }[];
            readonly cost: readonly {
                readonly amount: string;
                readonly currency: string;
            }[];
            readonly costPerDelivered: readonly {
                readonly amount: string;
                readonly currency: string;
            }[];
            /** @description How its variants do. */
            readonly trial?: {
                readonly variants: readonly {
                    readonly name: string;
                    readonly people: number;
                    readonly replies: number;
                    readonly optOuts: number;
                }[];
                /** @description How much more often one was answered than the other, as a share of people; intervals that hold however often they are looked at. */
                readonly differences: readonly {
                    readonly of: string;
                    readonly than: string;
                    readonly low: number;
                    readonly high: number;
                }[];
                readonly best?: string;
                readonly detail: string;
            };
            readonly last?: {
                readonly id: string;
                readonly name: string;
                readonly counts: components["schemas"]["CampaignCounts"];
            };
        };
        readonly CampaignSchedule: {
            /** Format: date-time */
            readonly at?: string;
            /** @description A campaign like this one is made and begins each time. */
            readonly recurring?: {
                /** @description Minute, hour, day of the month, month, weekday. */
                readonly cron: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone: string;
                /** Format: date-time */
                readonly until?: string;
            };
            /** @description Each recipient at this time where they are. */
            readonly localTime?: {
                readonly time: string;
                /** @description Of recipients whose own is not known. */
                readonly timeZone: string;
                /**
                 * @default tomorrow
                 * @enum {string}
                 */
                readonly late: "tomorrow" | "now";
            };
            /** @description Evenly over so long. */
            readonly spreadMinutes?: number;
            /** @description Nothing leaves outside of it. */
            readonly window?: {
                /** @description 1 is Monday. */
                readonly days: readonly number[];
                readonly from: string;
                readonly to: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone: string;
            };
        };
        readonly CampaignScheduleInput: {
            /** Format: date-time */
            readonly at?: string;
            /** @description A campaign like this one is made and begins each time. */
            readonly recurring?: {
                /** @description Minute, hour, day of the month, month, weekday. */
                readonly cron: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone: string;
                /** Format: date-time */
                readonly until?: string;
            };
            /** @description Each recipient at this time where they are. */
            readonly localTime?: {
                readonly time: string;
                /** @description Of recipients whose own is not known. */
                readonly timeZone: string;
                /**
                 * @default tomorrow
                 * @enum {string}
                 */
                readonly late: "tomorrow" | "now";
            };
            /** @description Evenly over so long. */
            readonly spreadMinutes?: number;
            /** @description Nothing leaves outside of it. */
            readonly window?: {
                /** @description 1 is Monday. */
                readonly days: readonly number[];
                readonly from: string;
                readonly to: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone: string;
            };
        };
        readonly CampaignShare: {
            readonly token: string;
            /** @description The report as JSON. */
            readonly path: string;
            /** @description The page that shows it to people. */
            readonly page: string;
        };
        readonly CampaignSplit: {
            readonly variants: readonly {
                readonly name: string;
                /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
                readonly text: string;
            }[];
            /**
             * @description So many get nothing, by which the effect can be measured.
             * @default 0
             */
            readonly holdOutPercent: number;
            /** @description The variants are tried with a share; the rest waits until one was shown to be better, however often that is looked at, and gets that one. */
            readonly test?: {
                /**
                 * @description Share of the audience that the variants are tried with.
                 * @default 20
                 */
                readonly percent: number;
                /**
                 * @description Many replies, or few wishes for silence.
                 * @default replies
                 * @enum {string}
                 */
                readonly by: "replies" | "optOuts";
                /**
                 * @description Nothing is compared before each variant has so many people.
                 * @default 500
                 */
                readonly leastEach: number;
                /** @default 240 */
                readonly waitMinutes: number;
                /**
                 * @description Where no difference was shown: the first variant, or a pause until somebody chooses.
                 * @default first
                 * @enum {string}
                 */
                readonly otherwise: "first" | "pause";
            };
        };
        readonly CampaignSplitInput: {
            readonly variants: readonly {
                readonly name: string;
                /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
                readonly text: string;
            }[];
            /**
             * @description So many get nothing, by which the effect can be measured.
             * @default 0
             */
            readonly holdOutPercent: number;
            /** @description The variants are tried with a share; the rest waits until one was shown to be better, however often that is looked at, and gets that one. */
            readonly test?: {
                /**
                 * @description Share of the audience that the variants are tried with.
                 * @default 20
                 */
                readonly percent: number;
                /**
                 * @description Many replies, or few wishes for silence.
                 * @default replies
                 * @enum {string}
                 */
                readonly by: "replies" | "optOuts";
                /**
                 * @description Nothing is compared before each variant has so many people.
                 * @default 500
                 */
                readonly leastEach: number;
                /** @default 240 */
                readonly waitMinutes: number;
                /**
                 * @description Where no difference was shown: the first variant, or a pause until somebody chooses.
                 * @default first
                 * @enum {string}
                 */
                readonly otherwise: "first" | "pause";
            };
        };
        /**
         * @example {
         *       "to": [
         *         "+31612345670"
         *       ]
         *     }
         */
        readonly CampaignTest: {
            readonly to: readonly string[];
        };
        readonly CampaignTestSent: {
            readonly sent: readonly {
                readonly to: string;
                readonly id?: string;
                readonly detail?: string;
            }[];
        };
        /**
         * @example {
         *       "recipients": [
         *         {
         *           "to": "+31612345678",
         *           "fields": {
         *             "first_name": "Ada"
         *           },
         *           "language": "nl"
         *         }
         *       ]
         *     }
         */
        readonly CampaignTrigger: {
            readonly recipients: readonly {
                readonly to: string;
                readonly fields?: {
                    readonly [key: string]: string;
                };
                readonly language?: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone?: string;
            }[];
        };
        readonly CampaignTriggered: {
            readonly outcomes: readonly {
                readonly to: string;
                readonly id?: string;
                readonly segments?: number;
                readonly detail?: string;
            }[];
        };
        /**
         * @example {
         *       "message": "msg_01kb3nq2s00000g",
         *       "charged": true,
         *       "parts": 1,
         *       "price": {
         *         "amount": "0.0553",
         *         "currency": "EUR"
         *       },
         *       "converted": {
         *         "unit": {
         *           "amount": "0.06",
         *           "currency": "USD"
         *         },
         *         "rate": {
         *           "id": "rat_01kb3nq2s00000g",
         *           "base": "USD",
         *           "quote": "EUR",
         *           "rate": "0.9215",
         *           "validFrom": "2026-11-22T00:00:00.000Z",
         *           "source": "ECB",
         *           "createdAt": "2026-11-22T16:00:00.123Z"
         *         }
         *       }
         *     }
         */
        readonly Charge: {
            readonly message: string;
            /** @description False for a message that cost nothing to anybody. */
            readonly charged: boolean;
            readonly parts: number;
            /** @description What it costs, or came to once it ended. */
            readonly price?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Where the price list is in another currency: by which rate it was converted when the message was accepted. */
            readonly converted?: {
                /** @description For one part, as its price list has it. */
                readonly unit: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly rate: {
                    readonly id: string;
                    readonly base: string;
                    readonly quote: string;
                    readonly rate: string;
                    /**
                     * Format: date-time
                     * @description UTC
                     */
                    readonly validFrom: string;
                    readonly source: string;
                    /**
                     * Format: date-time
                     * @description UTC
                     */
                    readonly createdAt: string;
                    readonly createdBy?: string;
                };
            };
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
         *       "id": "cns_01kb3nq2s00000g",
         *       "number": "+31612345678",
         *       "sender": "*",
         *       "purpose": "marketing",
         *       "action": "given",
         *       "source": "form",
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "recordedAt": "2026-11-22T10:00:00.123Z",
         *       "wording": "Yes, send me offers by text. Reply STOP to end.",
         *       "url": "https://shop.example/join",
         *       "sequence": 1,
         *       "hash": "5b…"
         *     }
         */
        readonly Consent: {
            readonly id: string;
            /** @description Absent once it was erased. */
            readonly number?: string;
            /** @description The sender it is about; `*`: every one of the workspace. */
            readonly sender: string;
            /** @enum {string} */
            readonly purpose: "marketing" | "transactional";
            /** @enum {string} */
            readonly action: "requested" | "confirmed" | "given" | "withdrawn" | "imported" | "expired" | "paused" | "resumed" | "suppressed" | "lifted";
            /** @enum {string} */
            readonly source: "form" | "keyword" | "api" | "import" | "operator" | "agent" | "review" | "basis" | "stop";
            /**
             * Format: date-time
             * @description Of the fact.
             */
            readonly at: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly recordedAt: string;
            readonly wording?: string;
            readonly wordingVersion?: string;
            readonly url?: string;
            readonly ip?: string;
            /** @description The text that caused it. */
            readonly inbound?: string;
            /** @description The last message to the number before that. */
            readonly message?: string;
            readonly actor?: string;
            /** @description Its place in the ledger of the workspace. */
            readonly sequence: number;
            /** @description Covers the entry and all before it. */
            readonly hash: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "cns_01kb3nq2s00000g",
         *           "number": "+31612345678",
         *           "sender": "*",
         *           "purpose": "marketing",
         *           "action": "given",
         *           "source": "form",
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "recordedAt": "2026-11-22T10:00:00.123Z",
         *           "wording": "Yes, send me offers by text. Reply STOP to end.",
         *           "url": "https://shop.example/join",
         *           "sequence": 1,
         *           "hash": "5b…"
         *         }
         *       ]
         *     }
         */
        readonly ConsentPage: {
            readonly data: readonly components["schemas"]["Consent"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "number": "+31612345678",
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "mode": "live",
         *       "madeAt": "2026-11-22T10:00:00.123Z",
         *       "standing": [],
         *       "entries": [
         *         {
         *           "id": "cns_01kb3nq2s00000g",
         *           "number": "+31612345678",
         *           "sender": "*",
         *           "purpose": "marketing",
         *           "action": "given",
         *           "source": "form",
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "recordedAt": "2026-11-22T10:00:00.123Z",
         *           "wording": "Yes, send me offers by text. Reply STOP to end.",
         *           "url": "https://shop.example/join",
         *           "sequence": 1,
         *           "hash": "5b…"
         *         }
         *       ]
         *     }
         */
        readonly ConsentProof: {
            readonly number: string;
            readonly workspace: string;
            /** @enum {string} */
            readonly mode: "test" | "live";
            /**
             * Format: date-time
             * @description UTC
             */
            readonly madeAt: string;
            readonly standing: readonly {
                readonly sender: string;
                readonly purpose: string;
                /** @enum {string} */
                readonly state: "in" | "out" | "suppressed" | "paused" | "pending" | "none";
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly since: string;
            }[];
            readonly entries: readonly components["schemas"]["Consent"][];
            /** @description The end of the whole ledger, which was found whole; absent where it was not. */
            readonly ledger?: {
                readonly entries: number;
                readonly hash: string;
            };
        };
        /**
         * @example {
         *       "bulkNeedsConsent": true,
         *       "quietHours": true,
         *       "cap": 1,
         *       "capHours": 24
         *     }
         */
        readonly ConsentSettings: {
            readonly bulkNeedsConsent: boolean;
            readonly quietHours: boolean;
            readonly cap: number;
            readonly capHours: number;
            readonly help?: string;
        };
        /**
         * @example {
         *       "help": "Shop, 020 123 4567. Reply STOP to end."
         *     }
         */
        readonly ConsentSettingsChange: {
            /** @description `bulk` goes to those alone who opted in, or of whom `consent` is stated. */
            readonly bulkNeedsConsent?: boolean;
            /** @description `bulk` waits while it is night or a holiday where the recipient is. */
            readonly quietHours?: boolean;
            /** @description So many `bulk` messages to one number; 0: any number. */
            readonly cap?: number;
            /** @description In so many hours. */
            readonly capHours?: number;
            /** @description What HELP is answered with. */
            readonly help?: string;
        };
        /**
         * @example {
         *       "whole": true,
         *       "entries": 12,
         *       "hash": "5b…"
         *     }
         */
        readonly ConsentVerified: {
            readonly whole: boolean;
            readonly entries?: number;
            readonly hash?: string;
            readonly sequence?: number;
            readonly detail?: string;
        };
        /**
         * @example {
         *       "imported": 1,
         *       "withdrawn": 1
         *     }
         */
        readonly ConsentsImported: {
            readonly imported: number;
            readonly withdrawn: number;
        };
        /**
         * @example {
         *       "format": "csv",
         *       "csv": "number,status,date\n+31612345678,opted out,2026-01-05\n"
         *     }
         */
        readonly ConsentsToImport: {
            /**
             * @description Whose columns they are; `csv`: found by their usual names.
             * @enum {string}
             */
            readonly format: "csv" | "twilio" | "telnyx" | "cm";
            readonly csv: string;
            /**
             * @description Of rows that do not say it.
             * @enum {string}
             */
            readonly action?: "given" | "withdrawn";
        };
        /**
         * @example {
         *       "id": "ctc_01kb3nq2s00000g",
         *       "number": "+31612345678",
         *       "country": "NL",
         *       "language": "nl",
         *       "fields": {
         *         "first_name": "Ann"
         *       },
         *       "tags": [
         *         "vip"
         *       ],
         *       "externalIds": {
         *         "crm": "4711"
         *       },
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "updatedAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Contact: {
            readonly id: string;
            readonly number: string;
            /** @description By the number plan. */
            readonly country?: string;
            readonly language?: string;
            readonly timeZone?: string;
            readonly fields: {
                readonly [key: string]: string | number | {
                    readonly country?: string;
                    /** @description ISO 3166-2, such as NL-NH. */
                    readonly region?: string;
                    readonly latitude?: number;
                    readonly longitude?: number;
                };
            };
            readonly tags: readonly string[];
            readonly externalIds: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly updatedAt: string;
        };
        /**
         * @example {
         *       "by": {
         *         "system": "crm"
         *       },
         *       "contacts": [
         *         {
         *           "number": "+31612345679",
         *           "externalIds": {
         *             "crm": "4711"
         *           },
         *           "language": "nl"
         *         }
         *       ]
         *     }
         */
        readonly ContactBatch: {
            /**
             * @description What tells who it is.
             * @default number
             */
            readonly by: "number" | {
                readonly system: string;
            };
            /** @description Reads a national number. */
            readonly country?: string;
            readonly contacts: readonly {
                /** @description International, or as it is written in `country`. */
                readonly number?: string;
                /** @description As the person reads: `nl`, `pt-BR`. */
                readonly language?: string | null;
                /** @description Of the IANA database; otherwise it is judged by the number. */
                readonly timeZone?: string | null;
                /** @description Own fields by their key; `null` empties one. A date is `1990-12-31`. */
                readonly fields?: {
                    readonly [key: string]: string | number | {
                        readonly country?: string;
                        /** @description ISO 3166-2, such as NL-NH. */
                        readonly region?: string;
                        readonly latitude?: number;
                        readonly longitude?: number;
                    } | null;
                };
                /** @description All of them. */
                readonly tags?: readonly string[];
                /** @description What other systems call the person, by system. */
                readonly externalIds?: {
                    readonly [key: string]: string | null;
                };
            }[];
        };
        /**
         * @example {
         *       "results": [
         *         {
         *           "id": "ctc_01kb3nq2s00000g",
         *           "result": "created"
         *         }
         *       ]
         *     }
         */
        readonly ContactBatchResult: {
            readonly results: readonly ({
                readonly id: string;
                /** @enum {string} */
                readonly result: "created" | "updated" | "same" | "skipped";
            } | {
                readonly error: string;
                readonly param: string;
            })[];
        };
        /**
         * @example {
         *       "timeZone": "Europe/Amsterdam",
         *       "tags": [
         *         "vip",
         *         "autumn"
         *       ]
         *     }
         */
        readonly ContactChange: {
            /** @description International, or as it is written in `country`. */
            readonly number?: string;
            /** @description Reads a national number. */
            readonly country?: string;
            /** @description As the person reads: `nl`, `pt-BR`. */
            readonly language?: string | null;
            /** @description Of the IANA database; otherwise it is judged by the number. */
            readonly timeZone?: string | null;
            /** @description Own fields by their key; `null` empties one. A date is `1990-12-31`. */
            readonly fields?: {
                readonly [key: string]: string | number | {
                    readonly country?: string;
                    /** @description ISO 3166-2, such as NL-NH. */
                    readonly region?: string;
                    readonly latitude?: number;
                    readonly longitude?: number;
                } | null;
            };
            /** @description All of them. */
            readonly tags?: readonly string[];
            /** @description What other systems call the person, by system. */
            readonly externalIds?: {
                readonly [key: string]: string | null;
            };
        };
        /**
         * @example {
         *       "key": "shoe_size",
         *       "title": "Shoe size",
         *       "type": "number",
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly ContactField: {
            readonly key: string;
            readonly title: string;
            /** @enum {string} */
            readonly type: "text" | "number" | "date" | "choice" | "place";
            readonly choices?: readonly string[];
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "title": "Size of shoes"
         *     }
         */
        readonly ContactFieldChange: {
            readonly title?: string;
            readonly choices?: readonly string[];
        };
        /**
         * @example {
         *       "data": []
         *     }
         */
        readonly ContactFieldList: {
            readonly data: readonly components["schemas"]["ContactField"][];
        };
        /**
         * @example {
         *       "from": "ctc_01kb3nq2s00001g"
         *     }
         */
        readonly ContactMerge: {
            /** @description The contact that becomes part of this one, and is no more. */
            readonly from: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "ctc_01kb3nq2s00000g",
         *           "number": "+31612345678",
         *           "fields": {},
         *           "tags": [],
         *           "externalIds": {},
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "updatedAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly ContactPage: {
            readonly data: readonly components["schemas"]["Contact"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "number": "+31612345670",
         *       "language": "nl"
         *     }
         */
        readonly ContactSync: {
            /** @description International, or as it is written in `country`. */
            readonly number?: string;
            /** @description Reads a national number. */
            readonly country?: string;
            /** @description As the person reads: `nl`, `pt-BR`. */
            readonly language?: string | null;
            /** @description Of the IANA database; otherwise it is judged by the number. */
            readonly timeZone?: string | null;
            /** @description Own fields by their key; `null` empties one. A date is `1990-12-31`. */
            readonly fields?: {
                readonly [key: string]: string | number | {
                    readonly country?: string;
                    /** @description ISO 3166-2, such as NL-NH. */
                    readonly region?: string;
                    readonly latitude?: number;
                    readonly longitude?: number;
                } | null;
            };
            /** @description All of them. */
            readonly tags?: readonly string[];
            /** @description What other systems call the person, by system. */
            readonly externalIds?: {
                readonly [key: string]: string | null;
            };
        };
        /**
         * @example {
         *       "number": "+31612345678",
         *       "to": "1600",
         *       "from": "1600",
         *       "state": "open",
         *       "unread": 1,
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "last": {
         *         "id": "inb_01kb3nq2s00000g",
         *         "direction": "in",
         *         "from": "+31612345678",
         *         "to": "1600",
         *         "text": "Are you open on Sunday?",
         *         "at": "2026-11-22T10:00:00.123Z",
         *         "parts": 1
         *       }
         *     }
         */
        readonly Conversation: {
            /** @description Of the person. */
            readonly number: string;
            /** @description The number of yours that they wrote to last. */
            readonly to: string;
            /** @description The sender to answer with: `POST /v1/messages`. */
            readonly from: string;
            /** @description Who it is, where they are in the book. */
            readonly contact?: string;
            /** @description What they are called there: `first_name` and `last_name`, or `name`. */
            readonly name?: string;
            /**
             * @description `closed` until a text comes that nothing answers by itself.
             * @enum {string}
             */
            readonly state: "open" | "closed";
            /** @description Texts that nothing answered and nobody has read. None after a message that answers: one by itself to `POST /v1/messages`, from the number they wrote to; nor once it is decided that they mean STOP. */
            readonly unread: number;
            /** @description Who looks after it. */
            readonly assignee?: string;
            /**
             * Format: date-time
             * @description Of the latest text from the person, by which conversations are listed; what was said last, by either side, is `last`.
             */
            readonly at: string;
            /** @description What was said last, by either side; absent when it is not kept any more. */
            readonly last?: components["schemas"]["ConversationMessage"];
        };
        /**
         * @example {
         *       "state": "closed",
         *       "assignee": null
         *     }
         */
        readonly ConversationChange: {
            /** @enum {string} */
            readonly state?: "open" | "closed";
            /** @description `null`: nobody. */
            readonly assignee?: string | null;
        };
        /**
         * @example {
         *       "id": "inb_01kb3nq2s00000g",
         *       "direction": "in",
         *       "from": "+31612345678",
         *       "to": "1600",
         *       "text": "Are you open on Sunday?",
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "parts": 1
         *     }
         */
        readonly ConversationMessage: {
            /** @description Of the message, or of the text from the phone. */
            readonly id: string;
            /**
             * @description `in`: from the person.
             * @enum {string}
             */
            readonly direction: "in" | "out";
            readonly from: string;
            readonly to: string;
            readonly text: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly at: string;
            readonly parts: number;
            /**
             * @description Of what was sent to them.
             * @enum {string}
             */
            readonly status?: "scheduled" | "queued" | "held" | "sending" | "submitted" | "delivered" | "undelivered" | "expired" | "rejected" | "unknown" | "canceled" | "blocked";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "number": "+31612345678",
         *           "to": "1600",
         *           "from": "1600",
         *           "state": "open",
         *           "unread": 1,
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "last": {
         *             "id": "inb_01kb3nq2s00000g",
         *             "direction": "in",
         *             "from": "+31612345678",
         *             "to": "1600",
         *             "text": "Are you open on Sunday?",
         *             "at": "2026-11-22T10:00:00.123Z",
         *             "parts": 1
         *           }
         *         }
         *       ]
         *     }
         */
        readonly ConversationPage: {
            readonly data: readonly components["schemas"]["Conversation"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "cnv_01kb3nq2s00000g",
         *       "message": "msg_01kb3nq2s00000g",
         *       "name": "order",
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "worth": {
         *         "amount": "49.90",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly Conversion: {
            readonly id: string;
            readonly message: string;
            /** @description What happened: `order`, `sign_up`. */
            readonly name: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly at: string;
            readonly worth?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
        };
        /**
         * @example {
         *       "count": 1204,
         *       "exact": true
         *     }
         */
        readonly Count: {
            readonly count: number;
            /** @description `false`: there are at least so many; counting took long. */
            readonly exact: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "country": "nl",
         *           "version": "2026-11-22",
         *           "hours": [
         *             {
         *               "days": [
         *                 1,
         *                 2,
         *                 3,
         *                 4,
         *                 5
         *               ],
         *               "from": "08:00",
         *               "to": "21:00"
         *             }
         *           ],
         *           "holidays": [],
         *           "source": {
         *             "what": "Hours that large senders keep",
         *             "date": "2026-11-22",
         *             "verified": false
         *           }
         *         }
         *       ]
         *     }
         */
        readonly CountryRules: {
            readonly data: readonly {
                /** @description Two letters; `default` where there is no row. */
                readonly country: string;
                readonly version: string;
                /** @description Local times at which bulk goes. */
                readonly hours: readonly {
                    /** @description 1 is Monday. */
                    readonly days: readonly number[];
                    readonly from: string;
                    readonly to: string;
                }[];
                /** @description Of parts of the country, where the number tells them; `US-*`: all others. */
                readonly regions?: {
                    readonly [key: string]: readonly {
                        /** @description 1 is Monday. */
                        readonly days: readonly number[];
                        readonly from: string;
                        readonly to: string;
                    }[];
                };
                /** @description `MM-DD`, or days after Easter Sunday: `easter+1`. */
                readonly holidays: readonly string[];
                readonly cap?: {
                    readonly messages: number;
                    readonly hours: number;
                };
                /** @description From which age on somebody may be sent what. */
                readonly ages?: {
                    readonly [key: string]: number;
                };
                readonly source: {
                    readonly what: string;
                    readonly url?: string;
                    readonly date: string;
                    readonly verified: boolean;
                };
            }[];
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
         *       "countries": [
         *         "NL",
         *         "BE"
         *       ],
         *       "codesPerBlock": 20,
         *       "said": true
         *     }
         */
        readonly Destinations: {
            /** @description The only ones that are sent to; null: everywhere. What is for another is kept, blocked and free. */
            readonly countries: readonly string[] | null;
            /** @description Messages of the lane `otp` in an hour to numbers that differ in their last four digits alone; null: as many as come. */
            readonly codesPerBlock: number | null;
            /** @description False where you said nothing: then it is the country of your plan alone, or everywhere where your plan has none. */
            readonly said: boolean;
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
         *       "id": "frm_01kb3nq2s00000g",
         *       "title": "Offers of the shop",
         *       "wording": "Send me offers by text, at most one a week. Reply STOP to end.",
         *       "number": "1600",
         *       "thanks": "Welcome!",
         *       "confirm": true,
         *       "wordingVersion": "1a2b3c4d",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "url": "https://sms.example/f/frm_01kb3nq2s00000g",
         *       "snippet": "<form …></form>"
         *     }
         */
        readonly Form: {
            readonly id: string;
            readonly title: string;
            /** @description What people agree to. */
            readonly wording: string;
            /** @description That they hear from, and may text to. */
            readonly number: string;
            /** @description A list of people that they come into, or leave. */
            readonly list?: string;
            /** @description For those who text it instead. */
            readonly keyword?: string;
            /** @description Whose numbers people may give without its code; where it is left out, that of `number`. */
            readonly country?: string;
            /**
             * @description Of the page, of `snippet` and of what people are asked by text. Where it is left out, the page and the question speak as the browser of whoever looks would have it, and the snippet as that of whoever reads this.
             * @enum {string}
             */
            readonly language?: "en" | "nl" | "ru";
            readonly thanks: string;
            readonly confirm: boolean;
            readonly wordingVersion: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /** @description The page. */
            readonly url: string;
            /** @description HTML for a page of yours. */
            readonly snippet: string;
            /** @description Opens the text on a phone. */
            readonly textLink?: string;
        };
        /**
         * @example {
         *       "number": "+31612345678",
         *       "agree": "yes"
         *     }
         */
        readonly FormEntry: {
            readonly number: string;
            readonly agree?: string;
            /** @description People do not see it; programs fill it in. */
            readonly website?: string;
        };
        /**
         * @example {
         *       "data": []
         *     }
         */
        readonly FormPage: {
            readonly data: readonly components["schemas"]["Form"][];
            readonly nextCursor?: string;
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
         *       "id": "imp_01kb3nq2s00000g",
         *       "name": "people.csv",
         *       "state": "done",
         *       "bytes": 1024,
         *       "rowsDone": 12,
         *       "counts": {
         *         "created": 12,
         *         "updated": 0,
         *         "same": 0,
         *         "skipped": 0,
         *         "failed": 0,
         *         "repeated": 0
         *       },
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Import: {
            readonly id: string;
            readonly name: string;
            /** @enum {string} */
            readonly state: "uploading" | "checking" | "checked" | "running" | "done" | "failed" | "canceled" | "undoing" | "undone";
            /** @description Of the file that are here. */
            readonly bytes: number;
            readonly rowsDone: number;
            readonly counts: {
                readonly created: number;
                readonly updated: number;
                readonly same: number;
                readonly skipped: number;
                readonly failed: number;
                /** @description Rows, among these, of a number that an earlier row has. */
                readonly repeated: number;
            };
            /** @description Why it failed, or what was taken away meanwhile. */
            readonly say?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly startedAt?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly endedAt?: string;
        };
        /**
         * @example {
         *       "country": "NL"
         *     }
         */
        readonly ImportLook: {
            /** @description Whether the first row has titles; guessed where it is left out. */
            readonly header?: boolean;
            /** @description Reads a national number. */
            readonly country?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "imp_01kb3nq2s00000g",
         *           "name": "people.csv",
         *           "state": "uploading",
         *           "bytes": 0,
         *           "rowsDone": 0,
         *           "counts": {
         *             "created": 0,
         *             "updated": 0,
         *             "same": 0,
         *             "skipped": 0,
         *             "failed": 0,
         *             "repeated": 0
         *           },
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly ImportPage: {
            readonly data: readonly components["schemas"]["Import"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "country": "NL",
         *       "dryRun": true
         *     }
         */
        readonly ImportPlan: {
            /** @description What each column of the file is; guessed where it is left out. */
            readonly columns?: readonly {
                /** @description `number`, `language`, `timeZone`, `tags`, `ignore`, `field:first_name`, `external:crm`. */
                readonly to: string;
                /**
                 * @description Of a field that is made by this.
                 * @enum {string}
                 */
                readonly type?: "text" | "number" | "date" | "place";
            }[];
            /** @description Whether the first row has titles; guessed where it is left out. */
            readonly header?: boolean;
            /** @description Reads a national number. */
            readonly country?: string;
            readonly by?: "number" | {
                readonly system: string;
            };
            /**
             * @description What becomes of people who are there; `update` where it is left out.
             * @enum {string}
             */
            readonly existing?: "update" | "skip";
            /**
             * @description Which of several rows of one number counts; `last` where it is left out: it overwrites what the earlier ones say. With `first` the later ones are errors.
             * @enum {string}
             */
            readonly repeated?: "last" | "first";
            /** @description Whether an empty cell empties the field. */
            readonly empties?: boolean;
            readonly lists?: readonly string[];
            readonly tags?: readonly string[];
            /** @description On what ground these people may be written to; recorded for each. */
            readonly consent?: {
                /**
                 * @default marketing
                 * @enum {string}
                 */
                readonly purpose: "marketing" | "transactional";
                /** @description What the people agreed to. */
                readonly wording: string;
                readonly source?: string;
            };
            /**
             * @description Only say what it would come to.
             * @default false
             */
            readonly dryRun: boolean;
        };
        /**
         * @example {
         *       "header": true,
         *       "columns": [
         *         {
         *           "title": "Mobile",
         *           "guess": {
         *             "to": "number"
         *           },
         *           "examples": [
         *             "+31612345678"
         *           ]
         *         }
         *       ],
         *       "rows": [
         *         [
         *           "+31612345678"
         *         ]
         *       ]
         *     }
         */
        readonly ImportPreview: {
            readonly header: boolean;
            readonly columns: readonly {
                readonly title: string;
                readonly guess: {
                    readonly to: string;
                    readonly type?: string;
                };
                readonly examples: readonly string[];
            }[];
            /** @description The first rows. */
            readonly rows: readonly (readonly string[])[];
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
         *       "number": "000001",
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "month": "2026-10",
         *       "total": {
         *         "amount": "33.32",
         *         "currency": "EUR"
         *       },
         *       "createdAt": "2026-11-01T06:00:00.123Z",
         *       "lines": [
         *         {
         *           "text": "Shops, 2026-10",
         *           "exact": {
         *             "amount": "25.00",
         *             "currency": "EUR"
         *           },
         *           "amount": {
         *             "amount": "25.00",
         *             "currency": "EUR"
         *           }
         *         }
         *       ]
         *     }
         */
        readonly Invoice: {
            readonly number: string;
            readonly workspace: string;
            readonly month: string;
            readonly total: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            readonly lines: readonly {
                readonly text: string;
                readonly country?: string;
                readonly workspace?: string;
                readonly messages?: number;
                readonly parts?: number;
                /** @description For one part. */
                readonly unit?: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly exact: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description Rounded, once, from `exact`. */
                readonly amount: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            /** @description Numbers of the invoices of the same month in other currencies, where it was paid in several. */
            readonly beside?: readonly string[];
        };
        /**
         * @example {
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "month": "2026-11",
         *       "total": {
         *         "amount": "0.00",
         *         "currency": "EUR"
         *       },
         *       "asOf": "2026-11-22T10:00:00.123Z",
         *       "lines": []
         *     }
         */
        readonly InvoicePreview: {
            readonly workspace: string;
            readonly month: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly asOf: string;
            readonly total: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            readonly lines: readonly {
                readonly text: string;
                readonly country?: string;
                readonly workspace?: string;
                readonly messages?: number;
                readonly parts?: number;
                /** @description For one part. */
                readonly unit?: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly exact: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description Rounded, once, from `exact`. */
                readonly amount: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            /** @description What was used in other currencies, before another plan was given. */
            readonly beside?: readonly {
                readonly total: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly lines: readonly {
                    readonly text: string;
                    readonly country?: string;
                    readonly workspace?: string;
                    readonly messages?: number;
                    readonly parts?: number;
                    /** @description For one part. */
                    readonly unit?: {
                        /** @description A decimal, exact. */
                        readonly amount: string;
                        readonly currency: string;
                    };
                    readonly exact: {
                        /** @description A decimal, exact. */
                        readonly amount: string;
                        readonly currency: string;
                    };
                    /** @description Rounded, once, from `exact`. */
                    readonly amount: {
                        /** @description A decimal, exact. */
                        readonly amount: string;
                        readonly currency: string;
                    };
                }[];
            }[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "number": "000001",
         *           "workspace": "wsp_01kb3nq2s00000g",
         *           "month": "2026-10",
         *           "total": {
         *             "amount": "33.32",
         *             "currency": "EUR"
         *           },
         *           "createdAt": "2026-11-01T06:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly Invoices: {
            readonly data: readonly {
                readonly number: string;
                readonly workspace: string;
                readonly month: string;
                readonly total: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly createdAt: string;
            }[];
            readonly nextCursor?: string;
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
         *       "id": "kwd_01kb3nq2s00000g",
         *       "number": "1600",
         *       "words": [
         *         "JOIN"
         *       ],
         *       "action": {
         *         "kind": "join",
         *         "wording": "Offers by text, at most one a week. Reply STOP to end.",
         *         "confirm": "Reply YES to get our offers by text.",
         *         "text": "Welcome!"
         *       },
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Keyword: {
            readonly id: string;
            readonly number: string;
            readonly words: readonly string[];
            readonly action: {
                /** @constant */
                readonly kind: "reply";
                readonly text: string;
                /** @enum {string} */
                readonly lane?: "transactional" | "bulk";
            } | {
                /** @constant */
                readonly kind: "join";
                /** @description A list of people that they come into, or leave. */
                readonly list?: string;
                /** @description What people agree to. */
                readonly wording: string;
                /** @description Asks to confirm with YES; without it they are in at once. */
                readonly confirm?: string;
                /** @description What they are answered. */
                readonly text?: string;
            } | {
                /** @constant */
                readonly kind: "leave";
                /** @description A list of people that they come into, or leave. */
                readonly list?: string;
                /** @description What they are answered. */
                readonly text?: string;
            } | {
                /** @constant */
                readonly kind: "forward";
                readonly to: string;
            } | {
                /** @constant */
                readonly kind: "set";
                readonly field: string;
                readonly value: string;
                /** @description What they are answered. */
                readonly text?: string;
            };
            /**
             * Format: date-time
             * @description UTC
             */
            readonly validFrom?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly validUntil?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "kwd_01kb3nq2s00000g",
         *           "number": "1600",
         *           "words": [
         *             "JOIN"
         *           ],
         *           "action": {
         *             "kind": "join",
         *             "wording": "Offers by text, at most one a week. Reply STOP to end.",
         *             "confirm": "Reply YES to get our offers by text.",
         *             "text": "Welcome!"
         *           },
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly KeywordPage: {
            readonly data: readonly components["schemas"]["Keyword"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "id": "led_01kb3nq2s00000g",
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "kind": "top_up",
         *       "amount": {
         *         "amount": "50.00",
         *         "currency": "EUR"
         *       },
         *       "messages": 0,
         *       "parts": 0,
         *       "reference": "bank 2026-11-22 17"
         *     }
         */
        readonly LedgerEntry: {
            readonly id: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly at: string;
            /** @enum {string} */
            readonly kind: "settle" | "top_up" | "payment" | "correction" | "fee" | "inbound";
            /** @description What it added to what you have; below nothing what it took. */
            readonly amount: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            readonly messages: number;
            readonly parts: number;
            readonly reference?: string;
            readonly note?: string;
            readonly by?: string;
            /** @description What was booked, where that was in another currency. */
            readonly foreign?: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description By which rate it was converted. */
            readonly rate?: string;
        };
        /**
         * @example {
         *       "id": "lst_01kb3nq2s00000g",
         *       "name": "Newsletter",
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "updatedAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly List: {
            readonly id: string;
            readonly name: string;
            readonly description?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly updatedAt: string;
        };
        /**
         * @example {
         *       "description": "Who signed the form of May"
         *     }
         */
        readonly ListChange: {
            readonly name?: string;
            readonly description?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "lst_01kb3nq2s00000g",
         *           "name": "Newsletter",
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "updatedAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly ListPage: {
            readonly data: readonly components["schemas"]["List"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "since": "2026-11-01T00:00:00.000Z",
         *       "until": "2026-12-01T00:00:00.000Z",
         *       "data": []
         *     }
         */
        readonly Margin: {
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly until: string;
            readonly data: readonly {
                readonly workspace: string;
                readonly country?: string;
                readonly messages: number;
                readonly parts: number;
                readonly charged: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly cost: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly margin: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
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
         *       "add": [
         *         "ctc_01kb3nq2s00000g"
         *       ]
         *     }
         */
        readonly MembershipChange: {
            readonly add?: readonly string[];
            readonly remove?: readonly string[];
        };
        /**
         * @example {
         *       "added": 1,
         *       "removed": 0,
         *       "unknown": []
         *     }
         */
        readonly MembershipChanged: {
            readonly added: number;
            readonly removed: number;
            /** @description Contacts that are not there; at most 100 are named. */
            readonly unknown: readonly string[];
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
            readonly campaign?: string;
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
            /** @description Why it is held or blocked. */
            readonly reason?: string;
            /**
             * Format: date-time
             * @description When what holds it ends by itself.
             */
            readonly heldUntil?: string;
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
            /** @description What it costs, and once it ended: what it came to. */
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Which way it takes, and why; shown in the workspace of the installation itself. */
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
         *       "name": "A day",
         *       "window": "day",
         *       "limit": {
         *         "amount": "100.00",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly NewBudget: {
            readonly name: string;
            /**
             * @description By UTC; `total` never begins anew.
             * @enum {string}
             */
            readonly window: "hour" | "day" | "month" | "total";
            /** @description What this API key sends, alone. */
            readonly key?: string;
            readonly campaign?: string;
            readonly country?: string;
            /**
             * @description `hold`: bulk beyond it waits. Everything else is refused.
             * @default refuse
             * @enum {string}
             */
            readonly reached: "refuse" | "hold";
            readonly limit: {
                readonly amount: string;
                readonly currency: string;
            };
        };
        /**
         * @example {
         *       "name": "Opening",
         *       "text": "Hi {{ first_name | default: \"there\" }}, we open on Saturday.",
         *       "from": "SHOP",
         *       "recipients": [
         *         {
         *           "to": "+31612345678",
         *           "fields": {
         *             "first_name": "Ada"
         *           },
         *           "language": "nl"
         *         }
         *       ]
         *     }
         * @example {
         *       "name": "Opening",
         *       "text": "Hi {{ first_name | default: \"there\" }}, we open on Saturday.",
         *       "from": "SHOP",
         *       "texts": {
         *         "nl": "Dag {{ first_name | default: \"daar\" }}!"
         *       },
         *       "senders": {
         *         "US": "+12025550123"
         *       },
         *       "perSecond": 50,
         *       "recipients": [
         *         {
         *           "to": "+31612345678",
         *           "fields": {
         *             "first_name": "Ada"
         *           },
         *           "language": "nl"
         *         }
         *       ]
         *     }
         */
        readonly NewCampaign: {
            readonly name: string;
            /** @description With details of each recipient: `Hi {{ first_name | default: "there" }}`. */
            readonly text: string;
            /** @description By language of the recipient: `nl`, `pt-BR`. */
            readonly texts?: {
                readonly [key: string]: string;
            };
            readonly from: string;
            /** @description By country of the number. */
            readonly senders?: {
                readonly [key: string]: string;
            };
            readonly audience?: {
                readonly lists?: readonly string[];
                readonly segments?: readonly string[];
            };
            /** @description Two-letter country whose national writing of numbers is understood. */
            readonly country?: string;
            /**
             * @description The audience agreed already; kept in the ledger of consent, with your wording.
             * @constant
             */
            readonly consent?: "existing";
            readonly consentWording?: string;
            /** @description For those alone who are old enough for it where they live, by the ages of `GET /v1/consents/rules`; of a country without one, by the highest. Whose age is not known gets nothing. */
            readonly age?: {
                /** @enum {string} */
                readonly category: "alcohol";
                /** @description A date of birth as YYYY-MM-DD, or an age in years. */
                readonly field: string;
            };
            readonly tags?: readonly string[];
            readonly validity?: number;
            readonly maxSegments?: number;
            /** @description Parts of messages a second, the whole campaign. */
            readonly perSecond?: number;
            readonly schedule?: components["schemas"]["CampaignScheduleInput"];
            readonly ramp?: components["schemas"]["CampaignRampInput"];
            readonly split?: components["schemas"]["CampaignSplitInput"];
            /** @description Is not sent to an audience, but to each recipient that a trigger names. */
            readonly triggered?: boolean;
            /** @description Letters that cost a part are written without accents, where that saves one. */
            readonly fold?: boolean;
            /** @description Texts that come later, each a campaign of its own that is made when this one begins. */
            readonly followUps?: readonly components["schemas"]["CampaignFollowUp"][];
            /** @description More join with `POST /v1/campaigns/{id}/recipients`. */
            readonly recipients?: readonly {
                readonly to: string;
                readonly fields?: {
                    readonly [key: string]: string;
                };
                readonly language?: string;
                /** @description A time zone of the IANA database. */
                readonly timeZone?: string;
            }[];
        };
        /**
         * @example {
         *       "number": "+31612345678",
         *       "action": "given",
         *       "wording": "Yes, send me offers by text. Reply STOP to end.",
         *       "url": "https://shop.example/join"
         *     }
         */
        readonly NewConsent: {
            readonly number: string;
            /** @description Every sender of the workspace where it is left out. */
            readonly sender?: string;
            /**
             * @description `marketing` where it is left out.
             * @enum {string}
             */
            readonly purpose?: "marketing" | "transactional";
            /** @enum {string} */
            readonly action: "given" | "withdrawn" | "requested" | "confirmed";
            /** @enum {string} */
            readonly source?: "api" | "form" | "agent" | "operator";
            /**
             * Format: date-time
             * @description When it happened, where that was earlier.
             */
            readonly at?: string;
            /** @description What the person saw. */
            readonly wording?: string;
            readonly wordingVersion?: string;
            readonly url?: string;
            readonly ip?: string;
        };
        /**
         * @example {
         *       "kind": "bought",
         *       "subject": "order-4711"
         *     }
         */
        readonly NewContactActivity: {
            /** @enum {string} */
            readonly kind: "clicked" | "bought" | "note";
            /**
             * Format: date-time
             * @description Now, where it is left out.
             */
            readonly at?: string;
            /** @description The campaign, link or order it is about. */
            readonly subject?: string;
            readonly detail?: string;
        };
        /**
         * @example {
         *       "key": "shoe_size",
         *       "title": "Shoe size",
         *       "type": "number"
         *     }
         */
        readonly NewContactField: {
            readonly key: string;
            readonly title?: string;
            /** @enum {string} */
            readonly type: "text" | "number" | "date" | "choice" | "place";
            /** @description Of a `choice`. */
            readonly choices?: readonly string[];
        };
        /**
         * @example {
         *       "number": "+31612345678",
         *       "language": "nl",
         *       "tags": [
         *         "vip"
         *       ]
         *     }
         */
        readonly NewContact: {
            /** @description International, or as it is written in `country`. */
            readonly number: string;
            /** @description Reads a national number. */
            readonly country?: string;
            /** @description As the person reads: `nl`, `pt-BR`. */
            readonly language?: string | null;
            /** @description Of the IANA database; otherwise it is judged by the number. */
            readonly timeZone?: string | null;
            /** @description Own fields by their key; `null` empties one. A date is `1990-12-31`. */
            readonly fields?: {
                readonly [key: string]: string | number | {
                    readonly country?: string;
                    /** @description ISO 3166-2, such as NL-NH. */
                    readonly region?: string;
                    readonly latitude?: number;
                    readonly longitude?: number;
                } | null;
            };
            /** @description All of them. */
            readonly tags?: readonly string[];
            /** @description What other systems call the person, by system. */
            readonly externalIds?: {
                readonly [key: string]: string | null;
            };
        };
        /**
         * @example {
         *       "message": "msg_01kb3nq2s00000g",
         *       "name": "order",
         *       "worth": {
         *         "amount": "49.90",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly NewConversion: {
            readonly message: string;
            /**
             * @description What happened: `order`, `sign_up`.
             * @default conversion
             */
            readonly name: string;
            /** @description What it brought. */
            readonly worth?: {
                readonly amount: string;
                readonly currency: string;
            };
        };
        /**
         * @example {
         *       "countries": [
         *         "NL",
         *         "BE"
         *       ],
         *       "codesPerBlock": 20
         *     }
         */
        readonly NewDestinations: {
            /** @description The only ones that are sent to; null: everywhere. What is for another is kept, blocked and free. */
            readonly countries: readonly string[] | null;
            /** @description Messages of the lane `otp` in an hour to numbers that differ in their last four digits alone; null: as many as come. */
            readonly codesPerBlock: number | null;
        };
        /**
         * @example {
         *       "kind": "top_up",
         *       "amount": "50.00",
         *       "reference": "bank 2026-11-22 17"
         *     }
         */
        readonly NewEntry: {
            /** @enum {string} */
            readonly kind: "top_up" | "payment" | "correction";
            /** @description With a minus sign it is taken away. */
            readonly amount: string;
            /** @description That of the account when absent; another is converted by the rate in force, which is kept with the entry. */
            readonly currency?: string;
            /** @description Booked once, however often it is sent: a number of the bank’s, say. */
            readonly reference?: string;
            readonly note?: string;
        };
        /**
         * @example {
         *       "title": "Offers of the shop",
         *       "wording": "Send me offers by text, at most one a week. Reply STOP to end.",
         *       "number": "1600",
         *       "thanks": "Welcome!",
         *       "confirm": true
         *     }
         */
        readonly NewForm: {
            readonly title: string;
            /** @description What people agree to. */
            readonly wording: string;
            /** @description That they hear from, and may text to. */
            readonly number: string;
            /** @description A list of people that they come into, or leave. */
            readonly list?: string;
            /** @description For those who text it instead. */
            readonly keyword?: string;
            /** @description Whose numbers people may give without its code; where it is left out, that of `number`. */
            readonly country?: string;
            /**
             * @description Of the page, of `snippet` and of what people are asked by text. Where it is left out, the page and the question speak as the browser of whoever looks would have it, and the snippet as that of whoever reads this.
             * @enum {string}
             */
            readonly language?: "en" | "nl" | "ru";
            readonly thanks: string;
            /** @description Asked by text to confirm, as it is where this is left out. */
            readonly confirm?: boolean;
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
         *       "name": "people.csv"
         *     }
         */
        readonly NewImport: {
            /** @description To recognise it by. */
            readonly name: string;
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
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "month": "2026-10"
         *     }
         */
        readonly NewInvoice: {
            readonly workspace: string;
            readonly month: string;
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
         *       "number": "1600",
         *       "words": [
         *         "JOIN"
         *       ],
         *       "action": {
         *         "kind": "join",
         *         "wording": "Offers by text, at most one a week. Reply STOP to end.",
         *         "confirm": "Reply YES to get our offers by text.",
         *         "text": "Welcome!"
         *       }
         *     }
         */
        readonly NewKeyword: {
            /** @description That it is sent to. */
            readonly number: string;
            /** @description The word, and others that mean the same. Words that stop, start or ask for help cannot be had. */
            readonly words: readonly string[];
            readonly action: {
                /** @constant */
                readonly kind: "reply";
                readonly text: string;
                /** @enum {string} */
                readonly lane?: "transactional" | "bulk";
            } | {
                /** @constant */
                readonly kind: "join";
                /** @description A list of people that they come into, or leave. */
                readonly list?: string;
                /** @description What people agree to. */
                readonly wording: string;
                /** @description Asks to confirm with YES; without it they are in at once. */
                readonly confirm?: string;
                /** @description What they are answered. */
                readonly text?: string;
            } | {
                /** @constant */
                readonly kind: "leave";
                /** @description A list of people that they come into, or leave. */
                readonly list?: string;
                /** @description What they are answered. */
                readonly text?: string;
            } | {
                /** @constant */
                readonly kind: "forward";
                readonly to: string;
            } | {
                /** @constant */
                readonly kind: "set";
                readonly field: string;
                readonly value: string;
                /** @description What they are answered. */
                readonly text?: string;
            };
            /** Format: date-time */
            readonly validFrom?: string;
            /** Format: date-time */
            readonly validUntil?: string;
        };
        /**
         * @example {
         *       "name": "Newsletter"
         *     }
         */
        readonly NewList: {
            readonly name: string;
            readonly description?: string;
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
         *       "name": "Shops",
         *       "currency": "EUR",
         *       "monthlyFee": {
         *         "amount": "25.00",
         *         "currency": "EUR"
         *       },
         *       "includedParts": 500
         *     }
         */
        readonly NewPlan: {
            readonly name: string;
            readonly currency: string;
            /**
             * @description `submitted`: parts that an operator took. `delivered`: messages that arrived. `accepted`: all that was not canceled or blocked.
             * @default submitted
             * @enum {string}
             */
            readonly charge: "submitted" | "delivered" | "accepted";
            readonly monthlyFee?: {
                readonly amount: string;
                readonly currency: string;
            };
            /**
             * @description Parts of each month that cost nothing.
             * @default 0
             */
            readonly includedParts: number;
        };
        /**
         * @example {
         *       "source": "ECB",
         *       "rates": [
         *         {
         *           "base": "USD",
         *           "quote": "EUR",
         *           "rate": "0.9215",
         *           "validFrom": "2026-11-22"
         *         }
         *       ]
         *     }
         */
        readonly NewRates: {
            /** @description Whose rates they are. */
            readonly source: string;
            readonly rates: readonly {
                readonly base: string;
                readonly quote: string;
                /** @description What one of `base` is worth in `quote`. */
                readonly rate: string;
                /** @description A day, by UTC, or a moment; now when absent. */
                readonly validFrom?: string;
            }[];
        };
        /**
         * @example {
         *       "name": "Low Countries, no VIP",
         *       "rule": {
         *         "all": [
         *           {
         *             "country": [
         *               "NL",
         *               "BE"
         *             ]
         *           },
         *           {
         *             "not": {
         *               "tag": "vip"
         *             }
         *           }
         *         ]
         *       }
         *     }
         */
        readonly NewSegment: {
            readonly name: string;
            readonly description?: string;
            /** @description `all`, `any` or `not` over conditions: see the guide to contacts. */
            readonly rule: {
                readonly [key: string]: unknown;
            };
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
         *       "number": "+31612345679",
         *       "reason": "asked by telephone"
         *     }
         */
        readonly NewSuppression: {
            readonly number: string;
            readonly reason?: string;
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
         *       "id": "pln_01kb3nq2s00000g",
         *       "name": "Shops",
         *       "currency": "EUR",
         *       "charge": "submitted",
         *       "monthlyFee": {
         *         "amount": "25.00",
         *         "currency": "EUR"
         *       },
         *       "includedParts": 500,
         *       "createdAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Plan: {
            readonly id: string;
            readonly currency: string;
            readonly name: string;
            /**
             * @description `submitted`: parts that an operator took. `delivered`: messages that arrived. `accepted`: all that was not canceled or blocked.
             * @enum {string}
             */
            readonly charge: "submitted" | "delivered" | "accepted";
            /** @description For each month that begins. */
            readonly monthlyFee: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Parts of each month that cost nothing. */
            readonly includedParts: number;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
        };
        /**
         * @example {
         *       "includedParts": 1000
         *     }
         */
        readonly PlanChange: {
            readonly name?: string;
            /**
             * @description `submitted`: parts that an operator took. `delivered`: messages that arrived. `accepted`: all that was not canceled or blocked.
             * @enum {string}
             */
            readonly charge?: "submitted" | "delivered" | "accepted";
            readonly monthlyFee?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Parts of each month that cost nothing. */
            readonly includedParts?: number;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "pln_01kb3nq2s00000g",
         *           "name": "Shops",
         *           "currency": "EUR",
         *           "charge": "submitted",
         *           "monthlyFee": {
         *             "amount": "25.00",
         *             "currency": "EUR"
         *           },
         *           "includedParts": 500,
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly Plans: {
            readonly data: readonly components["schemas"]["Plan"][];
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
         *       ],
         *       "lookup": false
         *     }
         */
        readonly PrefixSets: {
            readonly data: readonly components["schemas"]["PrefixSet"][];
            /** @description Whether a portability look-up is set, which counts before these. */
            readonly lookup: boolean;
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
            /** @description Which way it would take, and why; shown in the workspace of the installation itself. */
            readonly route?: {
                readonly id: string;
                readonly why: readonly string[];
            };
            /** @description What it costs you. */
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description What the operator is expected to charge for it; shown to whoever has the scope `admin` in the workspace of the installation itself. */
            readonly cost?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Present when a rule, or what the recipient said, would stop it: it would be kept, blocked and free. */
            readonly blocked?: {
                readonly reason: string;
                readonly say: string;
            };
            /** @description Present when it would wait: for the hours of the recipient’s country, a cap, or somebody’s look. */
            readonly held?: {
                readonly reason: string;
                readonly say: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly until?: string;
            };
            /** @description Present when sending it would be refused. */
            readonly refusal?: components["schemas"]["MessageError"];
        } & {
            readonly [key: string]: unknown;
        };
        /**
         * @description One text for many numbers, to be looked at.
         * @example {
         *       "to": [
         *         "+31612345678",
         *         "+31687654321"
         *       ],
         *       "text": "Doors open at 8.",
         *       "lane": "bulk"
         *     }
         */
        readonly PreviewBroadcast: {
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
            /**
             * @description The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.
             * @constant
             */
            readonly consent?: "existing";
            /** @description What the recipient agreed to, where `consent` is stated. */
            readonly consentWording?: string;
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
         *       "recipients": 3,
         *       "segments": 3,
         *       "refused": [],
         *       "blocked": [
         *         {
         *           "reason": "opt_out",
         *           "say": "The recipient said STOP.",
         *           "recipients": 2,
         *           "some": [
         *             "+31612345678",
         *             "+31687654321"
         *           ]
         *         }
         *       ],
         *       "held": [
         *         {
         *           "reason": "quiet_hours",
         *           "say": "It is not a time to write to people there.",
         *           "recipients": 1,
         *           "some": [
         *             "+31611111111"
         *           ],
         *           "until": "2026-11-23T07:00:00.000Z"
         *         }
         *       ]
         *     }
         */
        readonly PreviewOfMany: {
            /** @description To whom it would go, now or later. */
            readonly recipients: number;
            /** @description Of all these together. */
            readonly segments: number;
            /** @description Of all these together; absent where nothing is charged. */
            readonly price?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description To whom sending it would be refused, by code. */
            readonly refused: readonly {
                readonly code: string;
                readonly say: string;
                readonly recipients: number;
                /** @description The first of them. */
                readonly some: readonly string[];
            }[];
            /** @description Whom it would not be sent to, as they said STOP or a rule forbids it. */
            readonly blocked: readonly {
                readonly reason: string;
                readonly say: string;
                readonly recipients: number;
                /** @description The first of them. */
                readonly some: readonly string[];
            }[];
            /** @description Of the recipients, those who get it later. */
            readonly held: readonly {
                readonly reason: string;
                readonly say: string;
                readonly recipients: number;
                /** @description The first of them. */
                readonly some: readonly string[];
                /**
                 * Format: date-time
                 * @description When the last of them gets it.
                 */
                readonly until?: string;
            }[];
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
            /** @description With a first line that names `prefix`, `country`, `mcc`, `mnc`, `price`, `reject`, `currency`, in any order. Where it names `effective date`, that is one date for all, and the list begins then. */
            readonly csv?: string;
            /**
             * Format: base64
             * @description The same as a file, in base64: an Excel workbook (XLSX, its first sheet), or a CSV, packed by gzip or not.
             */
            readonly file?: string;
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
         *       "data": [
         *         {
         *           "id": "rat_01kb3nq2s00000g",
         *           "base": "USD",
         *           "quote": "EUR",
         *           "rate": "0.9215",
         *           "validFrom": "2026-11-22T00:00:00.000Z",
         *           "source": "ECB",
         *           "createdAt": "2026-11-22T16:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly Rates: {
            readonly data: readonly {
                readonly id: string;
                readonly base: string;
                readonly quote: string;
                readonly rate: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly validFrom: string;
                readonly source: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly createdAt: string;
                readonly createdBy?: string;
            }[];
            readonly nextCursor?: string;
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
         *       "messageDays": 400,
         *       "textDays": 30,
         *       "codes": "until_sent"
         *     }
         */
        readonly Retention: {
            /** @description After so many days messages are deleted, with their parts and receipts, and messages from phones; null: never. */
            readonly messageDays: number | null;
            /** @description After so many days `***` takes the place of texts of messages that have come to their end; null: never. */
            readonly textDays: number | null;
            /**
             * @description Texts of lane `otp`: `***` once an operator has them, or kept as long as others.
             * @enum {string}
             */
            readonly codes: "until_sent" | "as_others";
        };
        /**
         * @example {
         *       "since": "2026-11-01T00:00:00.000Z",
         *       "until": "2026-12-01T00:00:00.000Z",
         *       "data": [
         *         {
         *           "campaign": "cmp_01kb3nq2s00000g",
         *           "messages": 1000,
         *           "parts": 1000,
         *           "charged": {
         *             "amount": "83.20",
         *             "currency": "EUR"
         *           },
         *           "conversions": 40,
         *           "costPerConversion": {
         *             "amount": "2.08",
         *             "currency": "EUR"
         *           },
         *           "worth": [
         *             {
         *               "amount": "1996.00",
         *               "currency": "EUR"
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        readonly Returns: {
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly until: string;
            readonly data: readonly {
                readonly campaign?: string;
                readonly tag?: string;
                readonly messages: number;
                readonly parts: number;
                /** @description Absent where nothing was charged. */
                readonly charged?: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly conversions: number;
                /** @description `charged` by `conversions`, rounded to the millionth, half away from nothing. */
                readonly costPerConversion?: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description By currency. */
                readonly worth: readonly {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                }[];
            }[];
        };
        /**
         * @example {
         *       "id": "rvw_01kb3nq2s00000g",
         *       "number": "+31612345678",
         *       "to": "1600",
         *       "text": "please stop texting me",
         *       "inbound": "inb_01kb3nq2s00000g",
         *       "at": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Review: {
            readonly id: string;
            readonly number: string;
            readonly to: string;
            readonly text: string;
            readonly inbound: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly at: string;
        };
        /**
         * @example {
         *       "decision": "stop"
         *     }
         */
        readonly ReviewDecision: {
            /**
             * @description `stop`: as if they had said STOP; `resume`: what was held goes on.
             * @enum {string}
             */
            readonly decision: "stop" | "resume";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "rvw_01kb3nq2s00000g",
         *           "number": "+31612345678",
         *           "to": "1600",
         *           "text": "please stop texting me",
         *           "inbound": "inb_01kb3nq2s00000g",
         *           "at": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly ReviewPage: {
            readonly data: readonly components["schemas"]["Review"][];
            readonly nextCursor?: string;
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
         *       "rule": {
         *         "all": [
         *           {
         *             "country": [
         *               "NL",
         *               "BE"
         *             ]
         *           },
         *           {
         *             "not": {
         *               "tag": "vip"
         *             }
         *           }
         *         ]
         *       }
         *     }
         */
        readonly RuleToCount: {
            /** @description `all`, `any` or `not` over conditions: see the guide to contacts. */
            readonly rule: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXP",
         *       "uri": "otpauth://totp/Onesixty:ann%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Onesixty",
         *       "qr": [
         *         "1111111010",
         *         "1000001001"
         *       ]
         *     }
         */
        readonly SecondFactor: {
            readonly secret: string;
            readonly uri: string;
            /** @description The address as a QR code: rows of squares, with the margin; `1` is a dark one. */
            readonly qr: readonly string[];
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
         * @example {
         *       "id": "seg_01kb3nq2s00000g",
         *       "name": "Low Countries, no VIP",
         *       "rule": {
         *         "all": [
         *           {
         *             "country": [
         *               "NL",
         *               "BE"
         *             ]
         *           },
         *           {
         *             "not": {
         *               "tag": "vip"
         *             }
         *           }
         *         ]
         *       },
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "updatedAt": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Segment: {
            readonly id: string;
            readonly name: string;
            readonly description?: string;
            /** @description `all`, `any` or `not` over conditions: see the guide to contacts. */
            readonly rule: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description UTC
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly updatedAt: string;
        };
        /**
         * @example {
         *       "rule": {
         *         "language": "nl"
         *       }
         *     }
         */
        readonly SegmentChange: {
            readonly name?: string;
            readonly description?: string;
            /** @description `all`, `any` or `not` over conditions: see the guide to contacts. */
            readonly rule?: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "seg_01kb3nq2s00000g",
         *           "name": "Low Countries",
         *           "rule": {
         *             "all": [
         *               {
         *                 "country": [
         *                   "NL",
         *                   "BE"
         *                 ]
         *               },
         *               {
         *                 "not": {
         *                   "tag": "vip"
         *                 }
         *               }
         *             ]
         *           },
         *           "createdAt": "2026-11-22T10:00:00.123Z",
         *           "updatedAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly SegmentPage: {
            readonly data: readonly components["schemas"]["Segment"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "plan": "pln_01kb3nq2s00000g",
         *       "source": "shops-2026-11.csv",
         *       "prices": [
         *         {
         *           "country": "NL",
         *           "price": "0.0832"
         *         },
         *         {
         *           "price": "0.12"
         *         }
         *       ]
         *     }
         */
        readonly SellPriceImport: {
            readonly plan: string;
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
                /** @description What the recipient begins with. */
                readonly prefix?: string;
                /** @description What the sender begins with. */
                readonly source?: string;
                readonly country?: string;
                readonly mcc?: string;
                readonly mnc?: string;
                /**
                 * @description `marketing` is the lane `bulk`; `inbound` is what phones send, and then `prefix` is of your number, `source` and `country` of the phone.
                 * @enum {string}
                 */
                readonly traffic?: "otp" | "transactional" | "marketing" | "inbound";
                /** @description For one part; null where nothing is sold. */
                readonly price: string | null;
                /** @description What operators add for one part, on top of it. */
                readonly fee?: string;
                /** @description What the phone’s owner pays for each part, with `inbound`: it is shown, and not booked. */
                readonly tariff?: string;
                /** @description What of that is booked to the workspace for each part, with `inbound`. */
                readonly share?: string;
                readonly validFrom?: string;
                readonly validUntil?: string;
            }[];
            /** @description With a first line that names `prefix`, `source`, `country`, `mcc`, `mnc`, `traffic`, `price`, `fee`, `reject`, `currency`, `tariff`, `share`, `from`, `until`, in any order. */
            readonly csv?: string;
            /**
             * Format: base64
             * @description The same as a file, in base64: an Excel workbook (XLSX, its first sheet), or a CSV, packed by gzip or not.
             */
            readonly file?: string;
            /** @description Of the prices, where it is not that of the plan: they are converted by the rate of the moment in which a message is accepted. */
            readonly currency?: string;
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
             * @description Take it although prices are below what the cheapest operator charges.
             * @default false
             */
            readonly allowLoss: boolean;
            /**
             * @description Take it although it names nothing that the list in force names.
             * @default false
             */
            readonly confirm: boolean;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "sll_01kb3nq2s00000g",
         *           "plan": "pln_01kb3nq2s00000g",
         *           "validFrom": "2026-12-01T00:00:00.000Z",
         *           "source": "shops-2026-11.csv",
         *           "rows": 214,
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly SellPriceLists: {
            readonly data: readonly {
                readonly id: string;
                readonly plan: string;
                /** @description Where it is not that of the plan. */
                readonly currency?: string;
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
            }[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "country": "NL",
         *           "price": "0.0832",
         *           "line": 2
         *         }
         *       ]
         *     }
         */
        readonly SellPrices: {
            readonly data: readonly {
                readonly prefix?: string;
                /** @description What the sender begins with. */
                readonly source?: string;
                readonly country?: string;
                readonly mcc?: string;
                readonly mnc?: string;
                /**
                 * @description `marketing` is the lane `bulk`; `inbound` is what phones send, and then `prefix` is of your number, `source` and `country` of the phone.
                 * @enum {string}
                 */
                readonly traffic?: "otp" | "transactional" | "marketing" | "inbound";
                readonly price: string | null;
                readonly fee?: string;
                readonly tariff?: string;
                readonly share?: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly validFrom?: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly validUntil?: string;
                readonly line?: number;
            }[];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "rows": 1,
         *       "diff": {
         *         "added": 1,
         *         "raised": 0,
         *         "lowered": 0,
         *         "removed": 0,
         *         "unchanged": 0,
         *         "jumps": 0,
         *         "belowCost": 0,
         *         "changes": [
         *           {
         *             "key": "NL",
         *             "line": 2,
         *             "after": "0.0832"
         *           }
         *         ]
         *       }
         *     }
         */
        readonly SellPricesCompared: {
            readonly rows: number;
            readonly diff: {
                readonly added: number;
                readonly raised: number;
                readonly lowered: number;
                readonly removed: number;
                readonly unchanged: number;
                /** @description Raised or lowered by more than three tenths. */
                readonly jumps: number;
                /** @description Below what the cheapest operator charges. */
                readonly belowCost: number;
                /** @description The first hundred: those below cost, jumps, others. */
                readonly changes: readonly {
                    readonly key: string;
                    readonly line?: number;
                    readonly before?: string | null;
                    readonly after?: string | null;
                    readonly cost?: string;
                }[];
            };
        };
        /**
         * @example {
         *       "id": "sll_01kb3nq2s00000g",
         *       "plan": "pln_01kb3nq2s00000g",
         *       "validFrom": "2026-12-01T00:00:00.000Z",
         *       "source": "shops-2026-11.csv",
         *       "rows": 214,
         *       "createdAt": "2026-11-22T10:00:00.123Z",
         *       "diff": {
         *         "added": 1,
         *         "raised": 0,
         *         "lowered": 0,
         *         "removed": 0,
         *         "unchanged": 0,
         *         "jumps": 0,
         *         "belowCost": 0,
         *         "changes": [
         *           {
         *             "key": "NL",
         *             "line": 2,
         *             "after": "0.0832"
         *           }
         *         ]
         *       }
         *     }
         */
        readonly SellPricesImported: {
            readonly id: string;
            readonly plan: string;
            /** @description Where it is not that of the plan. */
            readonly currency?: string;
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
                /** @description Below what the cheapest operator charges. */
                readonly belowCost: number;
                /** @description The first hundred: those below cost, jumps, others. */
                readonly changes: readonly {
                    readonly key: string;
                    readonly line?: number;
                    readonly before?: string | null;
                    readonly after?: string | null;
                    readonly cost?: string;
                }[];
            };
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
            /**
             * @description The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.
             * @constant
             */
            readonly consent?: "existing";
            /** @description What the recipient agreed to, where `consent` is stated. */
            readonly consentWording?: string;
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
                /**
                 * @description The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.
                 * @constant
                 */
                readonly consent?: "existing";
                /** @description What the recipient agreed to, where `consent` is stated. */
                readonly consentWording?: string;
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
            /**
             * @description The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.
             * @constant
             */
            readonly consent?: "existing";
            /** @description What the recipient agreed to, where `consent` is stated. */
            readonly consentWording?: string;
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
            /**
             * @description The recipient agreed already: kept in the ledger of consent, with your wording. For `bulk` where no opt-in is recorded.
             * @constant
             */
            readonly consent?: "existing";
            /** @description What the recipient agreed to, where `consent` is stated. */
            readonly consentWording?: string;
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
         * @example {
         *       "data": [
         *         {
         *           "id": "led_01kb3nq2s00000g",
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "kind": "top_up",
         *           "amount": {
         *             "amount": "50.00",
         *             "currency": "EUR"
         *           },
         *           "messages": 0,
         *           "parts": 0,
         *           "reference": "bank 2026-11-22 17"
         *         }
         *       ]
         *     }
         */
        readonly Statement: {
            readonly data: readonly components["schemas"]["LedgerEntry"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "by": "hour",
         *       "since": "2026-11-21T10:00:00.000Z",
         *       "until": "2026-11-22T10:00:00.000Z",
         *       "data": [
         *         {
         *           "at": "2026-11-22T09:00:00.000Z",
         *           "sent": 1200,
         *           "delivered": 1160,
         *           "undelivered": 12,
         *           "expired": 3,
         *           "rejected": 1,
         *           "unknown": 0,
         *           "optedOut": 2
         *         }
         *       ]
         *     }
         */
        readonly Statistics: {
            /** @enum {string} */
            readonly by: "minute" | "hour" | "day" | "country";
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly until: string;
            readonly data: readonly {
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                readonly at?: string;
                readonly country?: string;
                /** @description Messages that an operator took. */
                readonly sent: number;
                readonly delivered: number;
                readonly undelivered: number;
                readonly expired: number;
                readonly rejected: number;
                readonly unknown: number;
                /** @description People who withdrew their consent. */
                readonly optedOut: number;
            }[];
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
         *       "hash": "9f…",
         *       "number": "+31612345678",
         *       "since": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly Suppression: {
            /** @description Keyed hash of the number. */
            readonly hash: string;
            /** @description Absent once it was erased. */
            readonly number?: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "hash": "9f…",
         *           "number": "+31612345678",
         *           "since": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly SuppressionPage: {
            readonly data: readonly components["schemas"]["Suppression"][];
            readonly nextCursor?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "name": "vip",
         *           "createdAt": "2026-11-22T10:00:00.123Z"
         *         }
         *       ]
         *     }
         */
        readonly TagPage: {
            readonly data: readonly {
                readonly name: string;
                /**
                 * Format: date-time
                 * @description UTC
                 */
                readonly createdAt: string;
            }[];
            readonly nextCursor?: string;
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
         *       "since": "2026-11-01T00:00:00.000Z",
         *       "until": "2026-12-01T00:00:00.000Z",
         *       "data": [
         *         {
         *           "country": "NL",
         *           "unit": {
         *             "amount": "0.0832",
         *             "currency": "EUR"
         *           },
         *           "messages": 3,
         *           "parts": 4,
         *           "charged": {
         *             "amount": "0.3328",
         *             "currency": "EUR"
         *           }
         *         }
         *       ]
         *     }
         */
        readonly Usage: {
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
            /**
             * Format: date-time
             * @description UTC
             */
            readonly until: string;
            readonly data: readonly {
                readonly country?: string;
                readonly tag?: string;
                readonly campaign?: string;
                /** @description For one part; by country. */
                readonly unit?: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly messages: number;
                readonly parts: number;
                readonly charged: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
            /** @description What came from phones and was charged or earned; by country. */
            readonly received?: readonly {
                /** @description Of the phones. */
                readonly country?: string;
                /** @description For one part. */
                readonly unit: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly parts: number;
                readonly charged: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                /** @description Of one part. */
                readonly share: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
                readonly earned: {
                    /** @description A decimal, exact. */
                    readonly amount: string;
                    readonly currency: string;
                };
            }[];
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
            readonly types?: readonly ("message.scheduled" | "message.queued" | "message.held" | "message.sending" | "message.submitted" | "message.delivered" | "message.undelivered" | "message.expired" | "message.rejected" | "message.unknown" | "message.canceled" | "message.blocked" | "message.received" | "connection.up" | "connection.down" | "link.clicked" | "consent.changed" | "contact.created" | "contact.updated" | "contact.deleted" | "campaign.started" | "campaign.paused" | "campaign.finished" | "budget.threshold" | "budget.stopped")[];
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
         *       "number": "+31612345678",
         *       "to": "1600",
         *       "from": "1600",
         *       "state": "open",
         *       "unread": 1,
         *       "at": "2026-11-22T10:00:00.123Z",
         *       "last": {
         *         "id": "inb_01kb3nq2s00000g",
         *         "direction": "in",
         *         "from": "+31612345678",
         *         "to": "1600",
         *         "text": "Are you open on Sunday?",
         *         "at": "2026-11-22T10:00:00.123Z",
         *         "parts": 1
         *       },
         *       "stopped": false,
         *       "messages": [
         *         {
         *           "id": "inb_01kb3nq2s00000g",
         *           "direction": "in",
         *           "from": "+31612345678",
         *           "to": "1600",
         *           "text": "Are you open on Sunday?",
         *           "at": "2026-11-22T10:00:00.123Z",
         *           "parts": 1
         *         }
         *       ]
         *     }
         */
        readonly WholeConversation: {
            /** @description Of the person. */
            readonly number: string;
            /** @description The number of yours that they wrote to last. */
            readonly to: string;
            /** @description The sender to answer with: `POST /v1/messages`. */
            readonly from: string;
            /** @description Who it is, where they are in the book. */
            readonly contact?: string;
            /** @description What they are called there: `first_name` and `last_name`, or `name`. */
            readonly name?: string;
            /**
             * @description `closed` until a text comes that nothing answers by itself.
             * @enum {string}
             */
            readonly state: "open" | "closed";
            /** @description Texts that nothing answered and nobody has read. None after a message that answers: one by itself to `POST /v1/messages`, from the number they wrote to; nor once it is decided that they mean STOP. */
            readonly unread: number;
            /** @description Who looks after it. */
            readonly assignee?: string;
            /**
             * Format: date-time
             * @description Of the latest text from the person, by which conversations are listed; what was said last, by either side, is `last`.
             */
            readonly at: string;
            /** @description What was said last, by either side; absent when it is not kept any more. */
            readonly last?: components["schemas"]["ConversationMessage"];
            /** @description They said STOP, or are not to be written to: an answer is blocked. */
            readonly stopped: boolean;
            /** @description The newest first. */
            readonly messages: readonly components["schemas"]["ConversationMessage"][];
            readonly nextCursor?: string;
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
         *       "workspace": "wsp_01kb3nq2s00000g",
         *       "plan": "pln_01kb3nq2s00000g",
         *       "payment": "postpaid",
         *       "credit": {
         *         "amount": "500.00",
         *         "currency": "EUR"
         *       },
         *       "whenSpent": "refuse",
         *       "since": "2026-11-22T10:00:00.123Z"
         *     }
         */
        readonly WorkspacePays: {
            readonly workspace: string;
            readonly plan: string;
            /** @enum {string} */
            readonly payment: "prepaid" | "postpaid";
            readonly credit: {
                /** @description A decimal, exact. */
                readonly amount: string;
                readonly currency: string;
            };
            readonly country?: string;
            /** @enum {string} */
            readonly whenSpent: "refuse" | "hold";
            /**
             * Format: date-time
             * @description UTC
             */
            readonly since: string;
        };
        /**
         * @example {
         *       "plan": "pln_01kb3nq2s00000g",
         *       "payment": "postpaid",
         *       "credit": {
         *         "amount": "500.00",
         *         "currency": "EUR"
         *       }
         *     }
         */
        readonly WorkspacePlan: {
            readonly plan: string;
            /**
             * @default prepaid
             * @enum {string}
             */
            readonly payment: "prepaid" | "postpaid";
            /** @description What may be owed, where payment is `postpaid`. */
            readonly credit?: {
                readonly amount: string;
                readonly currency: string;
            };
            /** @description Its own: it, and what is below it without a plan, sends there alone until `PUT /v1/destinations` says otherwise, and 20 codes an hour to numbers next to each other. Absent: nothing is limited. */
            readonly country?: string;
            /**
             * @description `hold`: bulk that the balance does not cover waits until it does. Everything else is refused.
             * @default refuse
             * @enum {string}
             */
            readonly whenSpent: "refuse" | "hold";
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
                /** @description Of this campaign. */
                readonly campaign?: string;
                /** @description Sent, or to be sent, over this connection. */
                readonly connection?: string;
                /** @description Stands in its text; case is ignored. With `text`, `country` or `error` a page may hold few or none and still have a `nextCursor`. */
                readonly text?: string;
                /** @description Of the recipient’s network. */
                readonly country?: string;
                /** @description Failed with this code. */
                readonly error?: string;
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
                readonly "application/json": components["schemas"]["SendOne"] | components["schemas"]["PreviewBroadcast"];
            };
        };
        readonly responses: {
            /** @description What it would come to. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Preview"] | components["schemas"]["PreviewOfMany"];
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
    readonly getRetention: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The days. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Retention"];
                };
            };
        };
    };
    readonly getStatistics: {
        readonly parameters: {
            readonly query?: {
                readonly by?: "minute" | "hour" | "day" | "country";
                /** @description An hour, a day or a month ago, after `by`, when absent. */
                readonly since?: string;
                /** @description Not this moment; now when absent. */
                readonly until?: string;
                /** @description This one alone; not by minute. */
                readonly country?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The oldest first; by country, the most first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Statistics"];
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
    readonly listRequests: {
        readonly parameters: {
            readonly query?: {
                /** @description `4`: all of 400 to 499; `422`. */
                readonly status?: string;
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
                    readonly "application/json": components["schemas"]["AskedPage"];
                };
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
    readonly listCampaigns: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
                readonly state?: "draft" | "in_review" | "scheduled" | "running" | "paused" | "finishing" | "finished" | "canceled" | "failed";
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
                    readonly "application/json": components["schemas"]["CampaignPage"];
                };
            };
        };
    };
    readonly createCampaign: {
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
                readonly "application/json": components["schemas"]["NewCampaign"];
            };
        };
        readonly responses: {
            /** @description The draft. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly getCampaign: {
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
            /** @description The campaign. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
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
    readonly deleteCampaign: {
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
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeCampaign: {
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
                readonly "application/json": components["schemas"]["CampaignEdit"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly listCampaignRecipients: {
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
                    readonly "application/json": components["schemas"]["CampaignRecipientPage"];
                };
            };
        };
    };
    readonly addCampaignRecipients: {
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
                readonly "application/json": components["schemas"]["CampaignRecipients"];
            };
        };
        readonly responses: {
            /** @description How many joined. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignRecipientsAdded"];
                };
            };
        };
    };
    readonly previewCampaign: {
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
            /** @description What would be sent. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignPreview"];
                };
            };
        };
    };
    readonly testCampaign: {
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
                readonly "application/json": components["schemas"]["CampaignTest"];
            };
        };
        readonly responses: {
            /** @description What was sent. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignTestSent"];
                };
            };
        };
    };
    readonly startCampaign: {
        readonly parameters: {
            readonly query?: {
                /** @description So long `undo` makes it a draft again, and nothing of it is sent. */
                readonly undoSeconds?: number;
            };
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly undoCampaign: {
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly approveCampaign: {
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly pauseCampaign: {
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly resumeCampaign: {
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly cancelCampaign: {
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
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly chooseCampaignVariant: {
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
                readonly "application/json": components["schemas"]["CampaignChoice"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly rejectCampaign: {
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
                readonly "application/json": components["schemas"]["CampaignRejection"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Campaign"];
                };
            };
        };
    };
    readonly triggerCampaign: {
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
                readonly "application/json": components["schemas"]["CampaignTrigger"];
            };
        };
        readonly responses: {
            /** @description What became of each. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignTriggered"];
                };
            };
        };
    };
    readonly getCampaignReport: {
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
            /** @description The report. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignReport"];
                };
            };
        };
    };
    readonly getCampaignCsv: {
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
            /** @description CSV. */
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
    readonly shareCampaign: {
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
            /** @description The link; it is shown once. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignShare"];
                };
            };
        };
    };
    readonly unshareCampaign: {
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
            /** @description It shows nothing any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getSharedReport: {
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
            /** @description The report. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignReport"];
                };
            };
        };
    };
    readonly getCampaignPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The policy of the workspace. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignPolicy"];
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
    readonly setCampaignPolicy: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CampaignPolicy"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CampaignPolicy"];
                };
            };
        };
    };
    readonly listConsents: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
                readonly number?: string;
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
                    readonly "application/json": components["schemas"]["ConsentPage"];
                };
            };
        };
    };
    readonly addConsent: {
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
                readonly "application/json": components["schemas"]["NewConsent"];
            };
        };
        readonly responses: {
            /** @description The entry. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Consent"];
                };
            };
        };
    };
    readonly importConsents: {
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
                readonly "application/json": components["schemas"]["ConsentsToImport"];
            };
        };
        readonly responses: {
            /** @description How many there were. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentsImported"];
                };
            };
        };
    };
    readonly verifyConsents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Whether it is whole; where not, the first entry at fault. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentVerified"];
                };
            };
        };
    };
    readonly listCountryRules: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All countries that have a row. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CountryRules"];
                };
            };
        };
    };
    readonly getConsentSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rules. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentSettings"];
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
    readonly changeConsentSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConsentSettingsChange"];
            };
        };
        readonly responses: {
            /** @description The rules. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentSettings"];
                };
            };
        };
    };
    readonly getConsentProof: {
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
            /** @description The proof. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentProof"];
                };
            };
        };
    };
    readonly eraseConsents: {
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
            /** @description Erased. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listSuppressions: {
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
                    readonly "application/json": components["schemas"]["SuppressionPage"];
                };
            };
        };
    };
    readonly addSuppression: {
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
                readonly "application/json": components["schemas"]["NewSuppression"];
            };
        };
        readonly responses: {
            /** @description The entry in the ledger. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Consent"];
                };
            };
        };
    };
    readonly liftSuppression: {
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
            /** @description It is not on the list. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listReviews: {
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
                    readonly "application/json": components["schemas"]["ReviewPage"];
                };
            };
        };
    };
    readonly decideReview: {
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
                readonly "application/json": components["schemas"]["ReviewDecision"];
            };
        };
        readonly responses: {
            /** @description Decided. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listConversations: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
                readonly state?: "open" | "closed";
                /** @description Those alone that have something unread. */
                readonly unread?: "true";
                readonly assignee?: string;
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
                    readonly "application/json": components["schemas"]["ConversationPage"];
                };
            };
        };
    };
    readonly getConversation: {
        readonly parameters: {
            readonly query?: {
                /** @description The most texts. */
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
            /** @description The conversation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WholeConversation"];
                };
            };
        };
    };
    readonly changeConversation: {
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
                readonly "application/json": components["schemas"]["ConversationChange"];
            };
        };
        readonly responses: {
            /** @description The conversation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Conversation"];
                };
            };
        };
    };
    readonly readConversation: {
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
        readonly requestBody?: never;
        readonly responses: {
            /** @description The conversation. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Conversation"];
                };
            };
        };
    };
    readonly listKeywords: {
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
                    readonly "application/json": components["schemas"]["KeywordPage"];
                };
            };
        };
    };
    readonly addKeyword: {
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
                readonly "application/json": components["schemas"]["NewKeyword"];
            };
        };
        readonly responses: {
            /** @description The keyword. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Keyword"];
                };
            };
        };
    };
    readonly getKeyword: {
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
            /** @description The keyword. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Keyword"];
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
    readonly removeKeyword: {
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
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listForms: {
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
                    readonly "application/json": components["schemas"]["FormPage"];
                };
            };
        };
    };
    readonly addForm: {
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
                readonly "application/json": components["schemas"]["NewForm"];
            };
        };
        readonly responses: {
            /** @description The form, with its page. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Form"];
                };
            };
        };
    };
    readonly removeForm: {
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
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly readForm: {
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
            /** @description The page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly signUpByForm: {
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
                readonly "application/json": components["schemas"]["FormEntry"];
            };
        };
        readonly responses: {
            /** @description What comes next. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly readFormCode: {
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
            /** @description The picture. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/svg+xml": string;
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
    readonly listPlans: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In the order they were made. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Plans"];
                };
            };
        };
    };
    readonly createPlan: {
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
                readonly "application/json": components["schemas"]["NewPlan"];
            };
        };
        readonly responses: {
            /** @description The plan. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Plan"];
                };
            };
        };
    };
    readonly removePlan: {
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
            /** @description Gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changePlan: {
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
                readonly "application/json": components["schemas"]["PlanChange"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Plan"];
                };
            };
        };
    };
    readonly getWorkspacePlan: {
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
            /** @description Its plan and its credit. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspacePays"];
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
    readonly setWorkspacePlan: {
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
                readonly "application/json": components["schemas"]["WorkspacePlan"];
            };
        };
        readonly responses: {
            /** @description Holds from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkspacePays"];
                };
            };
        };
    };
    readonly removeWorkspacePlan: {
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
            /** @description From now on. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listSellPriceLists: {
        readonly parameters: {
            readonly query?: {
                readonly plan?: string;
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
                    readonly "application/json": components["schemas"]["SellPriceLists"];
                };
            };
        };
    };
    readonly importSellPrices: {
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
                readonly "application/json": components["schemas"]["SellPriceImport"];
            };
        };
        readonly responses: {
            /** @description What would change; nothing has. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SellPricesCompared"];
                };
            };
            /** @description The list, and what it changes. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SellPricesImported"];
                };
            };
        };
    };
    readonly listSellPrices: {
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
                    readonly "application/json": components["schemas"]["SellPrices"];
                };
            };
        };
    };
    readonly removeSellPrices: {
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
    readonly exportSellPrices: {
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
    readonly getPricing: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description CSV after RFC 4180; no line where you are not charged. */
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
    readonly listRates: {
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
                    readonly "application/json": components["schemas"]["Rates"];
                };
            };
        };
    };
    readonly bringRates: {
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
                readonly "application/json": components["schemas"]["NewRates"];
            };
        };
        readonly responses: {
            /** @description They are known from now on. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BroughtRates"];
                };
            };
        };
    };
    readonly getCharge: {
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
            /** @description Its price in the currency of the account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Charge"];
                };
            };
        };
    };
    readonly getReturns: {
        readonly parameters: {
            readonly query?: {
                /** @description A day, UTC; the first of this month when absent. */
                readonly since?: string;
                /** @description Not this day; now when absent. */
                readonly until?: string;
                readonly by?: "tag" | "campaign";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description By the day on which messages ended, UTC; the dearest first. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Returns"];
                };
            };
        };
    };
    readonly tellConversion: {
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
                readonly "application/json": components["schemas"]["NewConversion"];
            };
        };
        readonly responses: {
            /** @description It was told before. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Conversion"];
                };
            };
            /** @description It counts. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Conversion"];
                };
            };
        };
    };
    readonly getBalance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account that your messages are paid from. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Balance"];
                };
            };
        };
    };
    readonly listEntries: {
        readonly parameters: {
            readonly query?: {
                readonly kind?: "settle" | "top_up" | "payment" | "correction" | "fee" | "inbound";
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
                    readonly "application/json": components["schemas"]["Statement"];
                };
            };
        };
    };
    readonly getUsage: {
        readonly parameters: {
            readonly query?: {
                /** @description A day, UTC; the first of this month when absent. */
                readonly since?: string;
                /** @description Not this day; now when absent. */
                readonly until?: string;
                readonly by?: "country" | "tag" | "campaign";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description By the day on which messages ended, UTC. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Usage"];
                };
            };
        };
    };
    readonly getMargin: {
        readonly parameters: {
            readonly query?: {
                /** @description A day, UTC; the first of this month when absent. */
                readonly since?: string;
                /** @description Not this day; now when absent. */
                readonly until?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description By the day on which messages ended, UTC. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Margin"];
                };
            };
        };
    };
    readonly bookEntry: {
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
                readonly "application/json": components["schemas"]["NewEntry"];
            };
        };
        readonly responses: {
            /** @description It was booked before, with this reference. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerEntry"];
                };
            };
            /** @description Booked. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LedgerEntry"];
                };
            };
        };
    };
    readonly listBudgets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description In the order they were made. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Budgets"];
                };
            };
        };
    };
    readonly createBudget: {
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
                readonly "application/json": components["schemas"]["NewBudget"];
            };
        };
        readonly responses: {
            /** @description The budget. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Budget"];
                };
            };
        };
    };
    readonly getDestinations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Limits against fraud. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Destinations"];
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
    readonly setDestinations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewDestinations"];
            };
        };
        readonly responses: {
            /** @description Holds for what is accepted from now on. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Destinations"];
                };
            };
        };
    };
    readonly removeBudget: {
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
            /** @description Gone; nothing is limited by it. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeBudget: {
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
                readonly "application/json": components["schemas"]["BudgetChange"];
            };
        };
        readonly responses: {
            /** @description As it is now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Budget"];
                };
            };
        };
    };
    readonly listInvoices: {
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
                    readonly "application/json": components["schemas"]["Invoices"];
                };
            };
        };
    };
    readonly makeInvoice: {
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
                readonly "application/json": components["schemas"]["NewInvoice"];
            };
        };
        readonly responses: {
            /** @description It was there. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    readonly previewInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The lines so far. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvoicePreview"];
                };
            };
        };
    };
    readonly getInvoice: {
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
            /** @description The invoice. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Invoice"];
                };
            };
        };
    };
    readonly getInvoiceCsv: {
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
    readonly getInvoicePdf: {
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
            /** @description PDF. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": string;
                };
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
    readonly listContacts: {
        readonly parameters: {
            readonly query?: {
                /** @description The most rows in the page. It ends earlier when their texts are long; `nextCursor` tells. */
                readonly limit?: number;
                /** @description `nextCursor` of the page before. */
                readonly after?: string;
                /** @description The beginning or a piece of a number, or words of texts. */
                readonly q?: string;
                readonly list?: string;
                readonly tag?: string;
                readonly segment?: string;
                readonly country?: string;
                readonly language?: string;
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
                    readonly "application/json": components["schemas"]["ContactPage"];
                };
            };
        };
    };
    readonly createContact: {
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
                readonly "application/json": components["schemas"]["NewContact"];
            };
        };
        readonly responses: {
            /** @description The contact. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    readonly countContacts: {
        readonly parameters: {
            readonly query?: {
                /** @description The beginning or a piece of a number, or words of texts. */
                readonly q?: string;
                readonly list?: string;
                readonly tag?: string;
                readonly segment?: string;
                readonly country?: string;
                readonly language?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description How many. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Count"];
                };
            };
        };
    };
    readonly exportContacts: {
        readonly parameters: {
            readonly query?: {
                /** @description The beginning or a piece of a number, or words of texts. */
                readonly q?: string;
                readonly list?: string;
                readonly tag?: string;
                readonly segment?: string;
                readonly country?: string;
                readonly language?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description CSV. */
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
    readonly upsertContacts: {
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
                readonly "application/json": components["schemas"]["ContactBatch"];
            };
        };
        readonly responses: {
            /** @description What became of each. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContactBatchResult"];
                };
            };
        };
    };
    readonly getContact: {
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
            /** @description The contact. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
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
    readonly deleteContact: {
        readonly parameters: {
            readonly query?: {
                /** @description Their consent goes too; that they are not to be written to stays known. */
                readonly erase?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeContact: {
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
                readonly "application/json": components["schemas"]["ContactChange"];
            };
        };
        readonly responses: {
            /** @description The contact. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    readonly mergeContacts: {
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
                readonly "application/json": components["schemas"]["ContactMerge"];
            };
        };
        readonly responses: {
            /** @description The contact. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    readonly listContactActivity: {
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
                    readonly "application/json": components["schemas"]["ActivityPage"];
                };
            };
        };
    };
    readonly addContactActivity: {
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
                readonly "application/json": components["schemas"]["NewContactActivity"];
            };
        };
        readonly responses: {
            /** @description It is on its way into the timeline. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly getContactByExternalId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly system: string;
                readonly external: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The contact. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
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
    readonly putContactByExternalId: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly system: string;
                readonly external: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ContactSync"];
            };
        };
        readonly responses: {
            /** @description Changed, or as it was. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Made. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    readonly deleteContactByExternalId: {
        readonly parameters: {
            readonly query?: {
                /** @description Their consent goes too; that they are not to be written to stays known. */
                readonly erase?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly system: string;
                readonly external: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly listContactFields: {
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
                    readonly "application/json": components["schemas"]["ContactFieldList"];
                };
            };
        };
    };
    readonly createContactField: {
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
                readonly "application/json": components["schemas"]["NewContactField"];
            };
        };
        readonly responses: {
            /** @description The field. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContactField"];
                };
            };
        };
    };
    readonly deleteContactField: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeContactField: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ContactFieldChange"];
            };
        };
        readonly responses: {
            /** @description The field. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ContactField"];
                };
            };
        };
    };
    readonly listLists: {
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
                    readonly "application/json": components["schemas"]["ListPage"];
                };
            };
        };
    };
    readonly createList: {
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
                readonly "application/json": components["schemas"]["NewList"];
            };
        };
        readonly responses: {
            /** @description The list. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["List"];
                };
            };
        };
    };
    readonly getList: {
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
            /** @description The list. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["List"];
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
    readonly deleteList: {
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
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeList: {
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
                readonly "application/json": components["schemas"]["ListChange"];
            };
        };
        readonly responses: {
            /** @description The list. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["List"];
                };
            };
        };
    };
    readonly changeListMembers: {
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
                readonly "application/json": components["schemas"]["MembershipChange"];
            };
        };
        readonly responses: {
            /** @description How many came and went. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MembershipChanged"];
                };
            };
        };
    };
    readonly listTags: {
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
                    readonly "application/json": components["schemas"]["TagPage"];
                };
            };
        };
    };
    readonly listSegments: {
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
                    readonly "application/json": components["schemas"]["SegmentPage"];
                };
            };
        };
    };
    readonly createSegment: {
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
                readonly "application/json": components["schemas"]["NewSegment"];
            };
        };
        readonly responses: {
            /** @description The segment. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Segment"];
                };
            };
        };
    };
    readonly countSegment: {
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
                readonly "application/json": components["schemas"]["RuleToCount"];
            };
        };
        readonly responses: {
            /** @description How many. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Count"];
                };
            };
        };
    };
    readonly getSegment: {
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
            /** @description The segment. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Segment"];
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
    readonly deleteSegment: {
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
            /** @description It is gone. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly changeSegment: {
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
                readonly "application/json": components["schemas"]["SegmentChange"];
            };
        };
        readonly responses: {
            /** @description The segment. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Segment"];
                };
            };
        };
    };
    readonly listImports: {
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
                    readonly "application/json": components["schemas"]["ImportPage"];
                };
            };
        };
    };
    readonly createImport: {
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
                readonly "application/json": components["schemas"]["NewImport"];
            };
        };
        readonly responses: {
            /** @description It waits for its file. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly putImportFile: {
        readonly parameters: {
            readonly query?: {
                readonly offset?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What is here now. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly getImport: {
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
            /** @description The import. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly previewImport: {
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
                readonly "application/json": components["schemas"]["ImportLook"];
            };
        };
        readonly responses: {
            /** @description What it seems to be. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportPreview"];
                };
            };
        };
    };
    readonly startImport: {
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
                readonly "application/json": components["schemas"]["ImportPlan"];
            };
        };
        readonly responses: {
            /** @description It is on its way. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly cancelImport: {
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
            /** @description It stops at once. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly undoImport: {
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
            /** @description It is on its way. */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Import"];
                };
            };
        };
    };
    readonly getImportErrors: {
        readonly parameters: {
            readonly query?: {
                /** @description As spreadsheets of your country have it. */
                readonly separator?: "comma" | "semicolon" | "tab";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description CSV. */
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
