package org.onhook.csta.profile;

/** How user name and password are written into {@code applicationSpecificInfo} of StartApplicationSession (ECMA-354). */
public enum LoginForm {
    /** Elements {@code user} and {@code password} (OpenScape Business). */
    USER_AND_PASSWORD,
    /** {@code SessionLoginInfo} in the namespace {@code http://www.avaya.com/csta} (Avaya AES). */
    AVAYA_SESSION_LOGIN_INFO
}
