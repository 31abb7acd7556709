package dev.candor.config;

import java.util.List;

/**
 * What every part of the reader needs.
 *
 * @param problems what has been found wrong so far
 * @param secrets where values outside the file come from
 * @param retired the keys that are refused with a word on what replaced them
 */
record Reading(Problems problems, SecretSource secrets, List<RetiredKey> retired) {}
