package org.gradcheck4j.harness.evaluation.corpus;

import java.util.Set;
import org.gradcheck4j.harness.DiagnosisId;

/**
 * One gradient file of the corpus, and what its author says of it.
 *
 * @param file its name
 * @param slug of the backprop that made it, in a few words
 * @param isRight whether that is a right backprop
 * @param hasEffect whether the file's numbers differ from the right ones by more than rounding
 * @param names the diagnoses that would be right; empty if there is none
 */
record CorpusEntry(String file, String slug, boolean isRight, boolean hasEffect, Set<DiagnosisId> names) {}
