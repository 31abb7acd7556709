package dev.candor.store;

/** The ports, bound to one open transaction. Confined to the thread that it was given to. */
public interface Transaction {
    /** The append-only record of what happened. */
    Journal journal();

    /** How far each reader of the journal has come. */
    Cursors cursors();

    /** Status pages. */
    Pages pages();

    /** Components of a page. */
    Components components();

    /** What a page promises. */
    UptimeTargets uptimeTargets();

    /** What the judge remembers. */
    CheckStates checkStates();

    /** Raw observations. */
    Results results();

    /** Results summed up, for graphs. */
    History history();

    /** What sums results up and takes out what is too old. */
    HistoryUpkeep upkeep();

    /** Intervals of impact. */
    Ledger ledger();

    /** Public entries. */
    Notices notices();

    /** What was done on purpose. */
    Changes changes();

    /** What is measured over time and can be drawn. */
    Measurements measurements();

    /** What was learned. */
    Postmortems postmortems();

    /** What people are told. */
    Messages messages();

    /** Who is owed which message. */
    Deliveries deliveries();

    /** Addresses from which messages came back. */
    Quarantine quarantine();

    /** Instants at which the timekeeper must act. */
    DueInstants dueInstants();

    /** Those who asked to be told. */
    Subscribers subscribers();

    /** Those whom the operator serves. */
    Audiences audiences();

    /** Where their customers are asked for. */
    AudienceSources audienceSources();

    /** What operators call them. */
    AudienceNames audienceNames();

    /** What operators are alerted of. */
    Alerts alerts();

    /** Bearer tokens of the API. */
    Tokens tokens();

    /** Requests that were answered already. */
    Requests requests();

    /** Facts about this installation. */
    Installation installation();
}
