/// Whose patronymic it is: -ұлы and -ович are a son's, -қызы and -овна a daughter's.
package enum PatronymicGender: String, CaseIterable, Sendable {
  case masculine, feminine
}
