package org.gradcheck4j.harness.application.suite;

/**
 * A verdict other than {@code agree} that is known and understood.
 *
 * @param engine its name
 * @param verdict the id of the verdict, or of the diagnosis that explains it
 * @param family the family of cases
 * @param dl4j the version of DL4J that it was seen with; empty if DL4J has no part in it
 * @param why one sentence
 */
public record Expectation(String engine, String verdict, String family, String dl4j, String why) {}
