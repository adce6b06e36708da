package org.gradcheck4j.harness.corpus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The facts of a right backprop that is written unusually: its header. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RightWay {

    /** What is unusual about it, in one plain sentence. */
    String sentence();

    /** A URL or a book that shows this way, or {@code none}. */
    String source() default "none";
}
