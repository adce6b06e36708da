package org.gradcheck4j.harness.corpus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The facts of a backprop with a mistake in it: its header. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Mistake {

    /** One plain sentence. */
    String sentence();

    /** A URL or a book where people report it, or {@code none}. */
    String source();

    /**
     * The diagnoses that would be right for it, any one of them: ids of the table, two at a time joined by {@code +} in
     * alphabetical order; or {@code unexplained} alone, where the table has none.
     */
    String[] names();

    /** Whether its own A or J is wrong, where it shows them. */
    boolean forwardIsWrong() default false;
}
