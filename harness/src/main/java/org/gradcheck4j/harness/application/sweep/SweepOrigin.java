package org.gradcheck4j.harness.application.sweep;

/**
 * How a sweep came about.
 *
 * @param version of gradcheck4j
 * @param commit that it was built from
 * @param command that runs it again, quoted for a shell
 */
public record SweepOrigin(String version, String commit, String command) {}
