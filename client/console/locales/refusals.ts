import { AUDIT_FILE_MAX } from '../../../protocol/audit.ts';
import { i18n } from './i18n.ts';
import type { WireError } from '../../../protocol/errors.ts';

/**
 * The server's messages in Chinese, by the English message: it says what the obstacle is, a code only that there is
 * one.
 */
const CHINESE: Readonly<Record<string, string>> = {
  'This desk does not show who is on its websites.': '没有开启网站访客。',
  'This visitor is no longer on the site.': '这位访客已经离开网站。',
  'This visitor is blocked.': '这位访客已被拉黑。',
  'Set yourself online first.': '请先把自己设为在线。',
  'You have as many chats and open invitations as you may have.': '您的对话和未答复的邀请已达上限。',
  'This visitor is in a chat already.': '这位访客已经在聊天。',
  'This visitor does not want to be invited.': '这位访客不希望被邀请。',
  'This visitor has declined an invitation today.': '这位访客今天已经婉拒过邀请。',
  'Only a message of the customer can be marked.': '只能标记客户发来的消息。',
  'This chat is closed. Start a new one to go on.': '对话已经结束。',
  'Accept the chat before you warn its customer.': '请先接入对话，再警告客户。',
  'Accept the chat before you write in it.': '请先接入对话，再回复。',
  'Another agent has this chat; take it over to write in it.': '这个对话由其他客服接待，接管后才能回复。',
  'Nobody asks for this chat to be closed, or somebody has decided already.':
    '没有待决定的请示，或已有人作出决定。',
  'Nothing has changed by this.': '这样做不会有任何变化。',
  'Only the agent of the chat asks its customer to wait.': '只有接待的客服可以请客户稍等。',
  'Say the first two phrases against foul language before you ask the lead.':
    '请先发过前两句文明提醒，再请示主管。',
  'Somebody else has taken this chat.': '这个对话已被其他同事接入。',
  'Something was said in this moment; look before you close.': '刚刚有新消息，请看过再结束。',
  'The chat is in the queue already.': '对话已经在排队。',
  'The chat waits in this department already.': '对话已经在这个技能组排队。',
  'The chat is with this colleague already.': '对话已经在这位同事那里。',
  'The lead has been asked already.': '已经请示过主管。',
  'A message can be withdrawn within two minutes only.': '发出超过两分钟的消息不能撤回。',
  'Only a message of this chat can be quoted.': '只能引用本次对话中的消息。',
  'Only a message can be withdrawn.': '只能撤回消息。',
  'Only whoever wrote a message withdraws it.': '只能撤回自己发出的消息。',
  'This message is withdrawn already.': '这条消息已经撤回。',
  'There is no warning to lift.': '现在没有可撤销的警告。',
  'This colleague is not online; choose another or the queue.': '这位同事不在线，请另选同事，或退回排队。',
  'This customer has been warned already; lift the warning first.': '已经警告过这位客户，请先撤销警告。',
  'This message is marked already.': '这条消息已经标记过。',
  'This message is not marked.': '这条消息没有被标记。',
  'What was said in this chat has been erased.': '这个对话的内容已被删除。',
  'This chat is in crisis already.': '这个对话已标记为危机。',
  'This chat was never in crisis.': '这个对话没有标记过危机。',
  'This chat is not in crisis.': '这个对话不在危机中。',
  'This statement of yours does not wait any longer.': '您的这条内容已不在等待批准。',
  'This statement was decided or taken back already.': '这条内容已有人处理，或已被撤回。',
  'Another lead decides on your statement.': '您自己的内容由其他主管批准。',
  'This chat is in crisis: a lead does this, or approves what you write.':
    '这是危机对话：请由主管操作，或写下内容等主管批准。',
  'Too many statements of this chat wait for a lead already.': '这个对话待批准的内容太多，请等主管处理。',
  'You have this chat already.': '这个对话已经由您接待。',
  'A lead has been called already.': '已经呼叫过主管，请等待接手，或先撤回。',
  'This is your own call; another lead takes it.': '这是您自己的呼叫，由其他主管接手。',
  'No lead has been called.': '现在没有呼叫主管。',
  'This call was withdrawn.': '呼叫已撤回。',
  'Nobody has this chat yet; accept it.': '这个对话还没有人接待，请直接接入。',
  'You have this chat.': '这个对话由您接待。',
  'You are in this chat already.': '您已经加入这个对话。',
  'There are too many people in this chat already.': '这个对话里的人已经太多。',
  'You are not in this chat beside its agent.': '您没有加入这个对话。',
  'Only leads block visitors.': '只有主管可以拉黑访客。',
  'You may read this chat, but not do this to it.': '您可以查看这个对话，但不能这样操作。',
  'There is no such block, or it has been lifted.': '没有这条拉黑记录，或已经解除。',
  'This chat was left before it was shown.': '对话还没显示，您就离开了。',
  'There is no such chat.': '找不到这个对话，或您无权查看。',
  'There is no such colleague.': '找不到这位同事。',
  'This colleague has no console open; they can be online once they have.':
    '这位同事没有打开工作台，打开之后才能设为在线。',
  'This link is not known here. Ask your administrator for a new one.': '链接无效，请向管理员索取新的链接。',
  'This link has been used already. Sign in, or ask your administrator for a new one.':
    '这个链接已经用过。请直接登录，或向管理员索取新的链接。',
  'This link no longer works: a newer link has replaced it, or the account got a new password or was signed out since.':
    '这个链接已失效：之后有了新的链接，或账号换了密码、在别处被登出。请使用最新的链接，或向管理员索取。',
  'This link has expired. Ask your administrator for a new one.': '链接已过期，请向管理员索取新的链接。',
  'This account is disabled. Ask your administrator.': '这个账号已停用，请联系管理员。',
  'This account is disabled. Enable it first.': '这个账号已停用，请先启用。',
  'This is the last administrator who can sign in. Make somebody else an administrator first.':
    '这是最后一位能登录的管理员，请先把别人设为管理员。',
  'Nobody changes their own role or disables their own account. Ask another administrator.':
    '不能修改自己的角色或停用自己的账号，请联系其他管理员。',
  'Leads change only the agents of their departments.': '主管只能修改自己技能组的客服。',
  'Only administrators change roles and email addresses, and disable accounts.':
    '只有管理员能修改角色和邮箱、停用账号。',
  'Somebody else is at the set-up too; try again.': '有其他人也在进行初始设置，请重试。',
  'Leads move agents only among their own departments.': '主管只能在自己的技能组之间调动客服。',
  'A colleague already has this email address.': '已经有同事用这个邮箱。',
  'Somebody else has changed the team meanwhile; look at the file again.':
    '团队刚被别人修改过，请重新导入这个文件。',
  'Set the mail server and the sender first.': '请先设置邮件服务器和发件人。',
  'Your account has no email address. Enter it on the screen Team.': '您的账号没有邮箱，请先在“团队”里填写。',
  'The mail server does not answer. Check server, port and encryption.':
    '邮件服务器没有应答，请检查服务器、端口和加密方式。',
  'The connection to the mail server cannot be secured. Check encryption and port, and its certificate.':
    '无法与邮件服务器建立加密连接，请检查加密方式、端口和服务器证书。',
  'The mail server refuses the user or the password.': '邮件服务器拒绝了用户名或密码。',
  'The mail server does not take the mail. Check the sender.': '邮件服务器不接受这封邮件，请检查发件人。',
  'No account of this desk belongs to you. Ask your administrator for an invitation.':
    '这里没有属于您的账号，请向管理员索取邀请链接。',
  'The identity provider does not tell your email address. Ask your administrator for an invitation.':
    '身份提供方没有提供您的邮箱，请向管理员索取邀请链接。',
  'The identity provider has not verified your email address. Ask your administrator for an invitation.':
    '您的邮箱在身份提供方还没有验证，请向管理员索取邀请链接。',
  'Email addresses of this domain cannot sign in to this desk.': '这个域名的邮箱不能登录这里。',
  'This account belongs to another identity already. Ask your administrator.':
    '这个账号已经关联了另一个身份，请联系管理员。',
  'Administrators are not matched by their email address. Use a one-time link, or sign in by password and link your account.':
    '管理员账号不会按邮箱自动匹配。请使用一次性链接，或用密码登录后自己关联。',
  'Your identity belongs to another account of this desk already.': '您的身份已经关联了这里的另一个账号。',
  'This account has just been changed; please sign in again.': '账号刚刚有改动，请重新登录。',
  'The identity provider does not answer. Try again in a moment, or sign in by password.':
    '身份提供方没有应答。请稍后再试，或用密码登录。',
  'The identity provider does not answer. Try again in a moment, or tell your administrator.':
    '身份提供方没有应答。请稍后再试，或联系管理员。',
  'The identity provider did not sign you in.': '身份提供方没有让您登录。',
  'This sign-in has run out or was used already. Start again.': '这次登录已过期或已经用过，请重新开始。',
  'The identity provider does not accept this desk: client id or secret are wrong. Tell your administrator.':
    '身份提供方不接受本系统：客户端 ID 或密钥不对，请告诉管理员。',
  'The clocks of this desk and of the identity provider differ. Tell your administrator.':
    '本系统与身份提供方的时钟不一致，请告诉管理员。',
  'The answer of the identity provider is not valid. Start again.': '身份提供方的应答无效，请重新开始。',
  'The identity provider of this desk has been changed. Start again.': '身份提供方刚刚换过，请重新开始。',
  'The identity provider is not set up rightly: its address must begin with https. Tell your administrator.':
    '身份提供方没有设置好：地址必须以 https 开头，请告诉管理员。',
  'This desk has no identity provider. Sign in by password.': '这里没有设置身份提供方，请用密码登录。',
  'This sign-in was not begun in this browser, or too long ago. Start again.':
    '这次登录不是在这个浏览器里开始的，或者时间太久，请重新开始。',
  'Too many sign-ins from your network; try again in a quarter of an hour.':
    '您的网络登录次数过多，请一刻钟后再试。',
  'Passwords are switched off on this desk. Sign in with your company account.':
    '密码登录已关闭，请用公司账号登录。',
  'This account has no password here. Ask an administrator for a one-time link if you need one.':
    '这个账号没有密码；需要密码时，请向管理员索取一次性链接。',
  'This colleague has no identity at the provider.': '这位同事没有关联公司账号。',
  'This is the emergency account, and passwords are off for all others. Name another emergency account first.':
    '这是应急账号，其他人的密码登录已关闭。请先另选应急账号。',
  'Passwords are off: switch them on before you change the identity provider or the emergency account.':
    '密码登录已关闭：请先恢复密码登录，再修改身份提供方或应急账号。',
  'Sign in by the identity provider yourself before you switch passwords off.':
    '关闭密码登录之前，请您自己先用身份提供方登录一次。',
  'The emergency account must be an administrator with a password and two-step verification.':
    '应急账号必须是有密码并开启了两步验证的管理员。',
  'Set the identity provider and its client id first.': '请先设置身份提供方地址和客户端 ID。',
  'Name the email domains for which accounts may be made first.': '请先填写可以新建账号的邮箱域名。',
  'The secret for this address is in the environment of the desk: change the address there too.':
    '这个地址的密钥写在环境变量里，请在那里一起修改地址。',
  'This colleague has no second step.': '这位同事没有开启两步验证。',
  'A new password has at least 10 characters.': '新密码至少 10 个字符。',
  'A new password has at most 200 characters.': '新密码最多 200 个字符。',
  'A new password must not contain the account, the number or the name.': '新密码不能包含账号、工号或姓名。',
  'This password is easy to guess; choose another, for example four random words.':
    '这个密码太容易猜到，请换一个，例如随机四个词。',
  'Too much happened in this time; choose a shorter one.': '这段时间的对话太多，请选择更短的时间。',
  [`A file holds at most ${AUDIT_FILE_MAX} lines; choose a shorter time.`]: `一个文件最多 ${AUDIT_FILE_MAX} 条记录，请选择更短的时间。`,
  'This case is over.': '工单已经结束。',
  'This case is not over.': '工单还没有结束。',
  'You have this case already.': '这张工单已经由您负责。',
  'They have this case already.': '这张工单已经由对方负责。',
  'Nobody is handing this case over.': '这张工单没有在转交。',
  'It is urgent already.': '已经标为加急。',
  'It is not urgent.': '没有标为加急。',
  'The time of this promise is over: it is broken. Answer, and mark it done.':
    '承诺的时限已过，没有兑现。请先答复客户，再标记完成。',
  'A complex complaint is not settled at once: propose a solution to the lead.':
    '复杂投诉不能当场了结，请先向主管提交方案。',
  'The 8D report is not complete: proof.': '8D 报告还缺“D6 有效性验证”。',
  'The 8D report is not complete: prevention.': '8D 报告还缺“D7 防止再发生”。',
  'It ended more than 30 days ago: open a new case.': '结束已超过 30 天，请另建一张工单。',
  'What this case said has been erased.': '工单的内容已被删除。',
  'It is due in the past.': '期限已经过去，请选择以后的时间。',
  'Only cases of one kind and one customer are merged.': '只能合并同一客户、同一种类的工单。',
  'The other case is over.': '另一张工单已经结束。',
  'There is nobody of this name.': '没有这位同事，或账号已停用。',
  'You may read this case, but not do this to it.': '您可以查看这张工单，但不能这样操作。',
  'Somebody else was quicker.': '有人抢先一步，请看过最新内容再试。',
  'Somebody else was quicker; look at the changes again.': '有人抢先发布了别的版本，请重新看过改动再发布。',
  'This version has been published; restore it instead.': '这个版本已经发布过，请改用“恢复”。',
  'This draft comes from a file; import that again onto the version in force.':
    '这份草稿来自文件，请在现行版本上重新导入。',
  'The manual would become too large.': '手册会超过允许的大小。',
  'This version has been published already.': '这个版本已经发布。',
  'This version has been approved already.': '这个版本已经批准。',
  'Somebody else has to approve what you have written.': '自己写的内容要由别人批准。',
  'This version was published before; restore it as a new version instead.':
    '这个版本以前发布过，请把它恢复成新版本。',
  'A second person has to approve this version first.': '这个版本要先由另一个人批准。',
  'Learning is switched off in the settings.': '设置里关闭了学习。',
  'The desk is learning already.': '正在学习，请稍候。',
  'This version has been decided on already.': '这一版已有人处理过。',
  'it was learnt on top of other shipped weights than these: learn it again':
    '它所依据的内置识别已更新，请重新学习。',
  'it is not a model: not JSON, or cut off': '文件不是有效的 JSON，或不完整。',
  'it is not a model of a desk': '文件不是学习成果。',
  'it is broken: its parts do not fit together': '文件已损坏，各部分不一致。',
  'The desk cannot do this right now; try again in a moment.': '系统暂时无法完成，请稍后再试。',
};

/** A sentence of the server in the console's language; one without a translation stays as it is. */
export function sentenceIn(message: string): string {
  return i18n.language.startsWith('zh') ? (CHINESE[message] ?? message) : message;
}

/** The message of a refusal for the person: the server's, in the console's language. */
export function refusalIn({ code, message }: WireError): string {
  const general = i18n.t(`errors.${code}`);
  // Without an answer there is no message from the server.
  if (code === 'unavailable' && message === 'no answer') return general;
  if (i18n.language.startsWith('zh')) return CHINESE[message] ?? general;
  return message === '' ? general : message;
}

/**
 * The same, with the words of the server behind it where it has no translation: of a manual or a file they name the line and the
 * phrase, without which nobody can mend it.
 */
export function refusalInFull(error: WireError): string {
  const said = refusalIn(error);
  const hasDetail = error.code === 'bad_request' && error.message !== '' && said !== error.message;
  return hasDetail && CHINESE[error.message] === undefined ? `${said} (${error.message})` : said;
}
