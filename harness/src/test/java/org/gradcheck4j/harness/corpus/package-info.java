/**
 * Backprops as people write them, in plain Java: wrong ones, each with what it gets wrong and what it would rightly be
 * called, and right ones that look unusual. They measure how well a diagnosis names what it has not been made from, so
 * nobody who writes one looks at how the diagnosis works.
 */
package org.gradcheck4j.harness.corpus;
