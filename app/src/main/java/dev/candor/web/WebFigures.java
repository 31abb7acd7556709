package dev.candor.web;

import dev.candor.web.page.PageTraffic;

import java.util.List;
import java.util.Map;

/**
 * How the HTTP server is doing.
 *
 * @param pages answers to requests for pages, by kind and outcome
 * @param api answers of API v1 by the first digit of their status, from 1xx to 5xx
 * @param connections how many are open
 * @param work how many tasks that may block are under way, by lane
 * @param refused how many such tasks were refused because their lane was full
 */
public record WebFigures(
        Map<PageTraffic.Kind, Map<PageTraffic.Outcome, Long>> pages,
        List<Long> api,
        int connections,
        Map<String, Integer> work,
        long refused) {}
